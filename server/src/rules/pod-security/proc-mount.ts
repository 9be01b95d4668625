import { mayMapUsers } from '../lib/pod/podSecurity.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_procMount_baseline.go and check_procMount_restricted.go: a user
 * namespace excuses it at the baseline level only.
 *
 * The fix is not safe although it only goes back to the default: nobody writes `Unmasked` without containers in the container
 * that need it.
 */
export const procMount = defineRule({
  id: 'proc-mount',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 4,
  standards: ['CIS 5.7.3', 'ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['unsafe-proc-mount'],
    polaris: ['procMount'],
    trivy: ['KSV-0027'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-proc-mount'],
    psa: ['procMount', 'procMount_restricted'],
  },

  summary: 'A container mounts /proc without the usual masks.',
  why: `
    The runtime hides or write-protects parts of /proc that speak for the whole node: kernel memory, keys, timers, the
    switches below /proc/sys. Unmasked, they are all there, guarded by nothing but the user's rights.
  `,
  attack: `
    A root process writes to /proc/sys/kernel/core_pattern or /proc/sysrq-trigger, which the node's kernel obeys, and runs a
    program of its own on the node or stops it.
  `,
  rollout: `
    Only programs that start containers inside the container, such as image builders, need an unmasked /proc, and those also
    set hostUsers: false. All others do not notice.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#proc-access',
  messages: {
    unmasked: ({ container, value }: { container: string; value: string }) =>
      `Container "${container}" sets procMount to "${value}": the runtime's masks over /proc are off.`,
  },

  *check(container, context) {
    const at = container.at('securityContext', 'procMount');
    const value = at.string;
    if (value === undefined || value === 'Default') return;
    const pss = mayMapUsers(container.pod, context) ? 'restricted' : 'baseline';
    yield { message: 'unmasked', at, data: { container: container.name, value }, pss };
  },

  fixes: ({ at }) => [
    {
      title: 'Remove procMount',
      safety: 'unsafe',
      caution: 'A program that starts containers of its own inside the container stops working.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            procMount: Unmasked
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            procMount: Default
    `,
  },
});
