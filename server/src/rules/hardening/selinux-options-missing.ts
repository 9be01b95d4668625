import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule } from '../rule.ts';

/** No fix: the right level or type depends on the nodes and on who else uses the volumes. */
export const selinuxOptionsMissing = defineRule({
  id: 'selinux-options-missing',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: ['CIS 5.7.3'],
  equivalents: { polaris: ['linuxHardening'], kubescape: ['C-0211'] },

  summary: 'A pod declares no SELinux options.',
  why: `
    On nodes with SELinux the runtime gives each pod a random level of its own, which keeps pods apart. Teams that share
    volumes between pods, or want the same confinement on each start, say the level themselves.
  `,
  attack: `
    Where the runtime's labelling is switched off on a node, a container with an escape or a mounted directory of the node
    meets no second border; declared options make that visible.
  `,
  rollout: `
    Files on volumes are relabelled, or become unreadable where the volume cannot be relabelled. A wrong level keeps the
    program from its own data: look for "avc: denied" in the node's audit log. Nodes without SELinux ignore the options: on
    these use \`apparmor-profile\` instead.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container',
  messages: {
    missing: (_data: object) => 'No seLinuxOptions are declared: the confinement is left to the node.',
  },

  *check(pod, context) {
    const at = pod.at('securityContext', 'seLinuxOptions');
    if (!at.isAbsent || mayBeWindows(pod, context)) return;
    const lacks = pod.containers.some(
      (container) =>
        container.kind === 'container' && container.at('securityContext', 'seLinuxOptions').isAbsent,
    );
    if (lacks) yield { message: 'missing', at, data: {} };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        seLinuxOptions:
          level: s0:c123,c456
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
