import { addedCapabilities } from '../lib/pod/addedCapabilities.ts';
import { BASELINE_CAPABILITIES } from '../lib/pod/capabilities.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_capabilities_baseline.go. Names are compared as they are written, so
 * `CAP_CHOWN`, `chown` and `ALL` are not allowed either.
 */
export const disallowedCapabilities = defineRule({
  id: 'disallowed-capabilities',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.2.9', 'ATT&CK T1611'],
  equivalents: {
    kyverno: [
      'disallow-capabilities',
      'psp-restrict-adding-capabilities',
      'service-mesh-disallow-capabilities',
    ],
    psa: ['capabilities_baseline'],
  },
  supersedes: ['added-capabilities'],

  summary: 'A container adds a capability that container runtimes do not give by default.',
  why: `
    Capabilities are the powers of root, one by one. Those outside the default set reach beyond the container: SYS_ADMIN
    mounts file systems, SYS_PTRACE reads other processes, NET_ADMIN rewrites routes, SYS_MODULE loads kernel code.
  `,
  attack: `
    An attacker in the container uses the added power against the node: mounts its disk, changes its network, reads kernel
    memory. Several public container escapes need nothing but SYS_ADMIN, SYS_PTRACE or DAC_READ_SEARCH.
  `,
  rollout: `
    The operation that needs the capability fails with "operation not permitted". Look into the program's documentation for
    the one call it needs it for; many ask for SYS_ADMIN or NET_ADMIN for an optional feature.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  messages: {
    added: ({ container, capability }: { container: string; capability: string }) =>
      `Container "${container}" adds "${capability}", a power that containers do not have by default.`,
  },

  *check(container) {
    for (const { text: capability, at } of addedCapabilities(container)) {
      if (!BASELINE_CAPABILITIES.has(capability))
        yield { message: 'added', at, data: { container: container.name, capability } };
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
              add: [SYS_TIME]
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
