import { dropAllFixes } from '../lib/pod/dropAll.ts';
import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_capabilities_restricted.go, from version 1.22 on: one item must be
 * exactly `ALL`.
 */
export const dropAllCapabilities = defineRule({
  id: 'drop-all-capabilities',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  pss: 'restricted',
  fix: 'safe',
  risk: 5,
  standards: ['CIS 5.2.10', 'CIS 5.7.3', 'ATT&CK T1611'],
  equivalents: {
    polaris: ['insecureCapabilities'],
    checkov: ['CKV_K8S_37'],
    trivy: ['KSV-0003', 'KSV-0106'],
    kubescape: ['C-0211'],
    kubesec: ['CapDropAll'],
    kyverno: ['drop-all-capabilities', 'disallow-capabilities-strict'],
    psa: ['capabilities_restricted'],
  },
  yieldsTo: ['privileged-container'],
  supersedes: [
    'drop-net-raw-capability',
    'drop-any-capability',
    'container-security-context',
    'linux-hardening',
  ],

  summary: 'A container keeps the capabilities that the runtime gives by default.',
  why: `
    The runtime gives every container that starts as root about fourteen parts of root's power: changing owners, skipping
    permission checks, forging network packets. A program that serves requests needs none of them.
  `,
  attack: `
    An attacker forges ARP and DNS answers with NET_RAW to take over the traffic of neighbouring pods, reads files of other
    users with DAC_OVERRIDE, or uses a kernel bug that only a holder of capabilities reaches.
  `,
  rollout: `
    Images whose entrypoint starts as root, changes the owner of directories and then its user need CHOWN, SETUID and SETGID,
    and fail at start without. Run them as that user instead, or add back what the log asks for.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  messages: {
    kept: ({ container }: { container: string }) =>
      `Container "${container}" keeps capabilities of root that it hardly needs: ALL is not dropped.`,
    spelling: ({ container, item }: { container: string; item: string }) =>
      `Container "${container}" drops "${item}": Pod Security accepts "ALL" in capitals only.`,
  },

  *check(container, context) {
    if (context.config.kubernetesVersion < 22 || mayBeWindows(container.pod, context)) return;
    const drop = container.at('securityContext', 'capabilities', 'drop');
    if (!drop.isCompleteList || drop.items.some((item) => item.is('ALL'))) return;
    const misspelt = drop.items.find((item) => item.string?.toUpperCase() === 'ALL');
    const data = { container: container.name };
    yield misspelt
      ? { message: 'spelling', at: misspelt, data: { ...data, item: misspelt.string ?? '' } }
      : { message: 'kept', at: drop, data };
  },

  fixes: ({ message, at }, container, { config }) => {
    if (message === 'spelling')
      return [
        {
          title: 'Write "ALL"',
          safety: 'safe',
          operations: [{ kind: 'set', path: at.path, value: 'ALL' }],
        },
      ];
    return dropAllFixes(container, config);
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: [NET_RAW]
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: [ALL]
    `,
  },
});
