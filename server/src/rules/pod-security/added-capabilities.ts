import { addedCapabilities as capabilitiesOf } from '../lib/pod/addedCapabilities.ts';
import { BASELINE_CAPABILITIES } from '../lib/pod/capabilities.ts';
import { isWindows } from '../lib/pod/podSecurity.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_capabilities_restricted.go, from version 1.22 on.
 *
 * An error only where the capability breaks *baseline* too, which happens in profile `pss-restricted` alone: elsewhere
 * `disallowed-capabilities` speaks about those. All else is lowered to a warning.
 */
export const addedCapabilities = defineRule({
  id: 'added-capabilities',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'restricted',
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.2.8', 'CIS 5.2.9', 'ATT&CK T1611'],
  equivalents: {
    checkov: ['CKV_K8S_25'],
    trivy: ['KSV-0022', 'KSV-0106'],
    kyverno: ['disallow-capabilities-strict', 'psp-restrict-adding-capabilities'],
    psa: ['capabilities_restricted'],
  },
  supersedesInRestricted: ['disallowed-capabilities'],

  summary: 'A container adds a capability other than NET_BIND_SERVICE.',
  why: `
    Each added capability is a part of root's power that an intruder inherits. Even those of the default set change owners
    (CHOWN), skip permission checks (DAC_OVERRIDE) or become another user (SETUID), which a program seldom needs to serve.
  `,
  attack: `
    An attacker who runs a command in the container takes the role of another user, reads files that permissions protect,
    or makes device nodes, each with the capability that the manifest gave away.
  `,
  rollout: `
    The operation that needs the capability fails with "operation not permitted". Entrypoints that change the owner of
    directories and then their user work without any of it once the pod starts as that user, with fsGroup for its volumes.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  messages: {
    added: ({ container, capability }: { container: string; capability: string }) =>
      `Container "${container}" adds "${capability}": an intruder inherits every added capability.`,
  },

  *check(container, context) {
    if (context.config.kubernetesVersion < 22 || isWindows(container.pod, context)) return;
    for (const { text: capability, at } of capabilitiesOf(container)) {
      if (capability === 'NET_BIND_SERVICE') continue;
      const pss = BASELINE_CAPABILITIES.has(capability) ? 'restricted' : 'baseline';
      yield { message: 'added', at, data: { container: container.name, capability }, pss };
    }
  },

  fixes: ({ at, data }) => [
    {
      title: `Remove "${data.capability}" from the added capabilities`,
      safety: 'unsafe',
      caution: 'What the program does with this capability fails with "operation not permitted".',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: [ALL]
              add: [CHOWN]
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE]
    `,
  },
});
