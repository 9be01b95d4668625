import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule } from '../rule.ts';

/** On by default since Kubernetes 1.33: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/ */
const SINCE = 33;

/** The API server refuses `hostUsers: false` beside these (core/v1 PodSpec). */
const HOST_NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'];

export const hostUsers = defineRule({
  id: 'host-users',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1611'],
  equivalents: { kubesec: ['HostUsers'] },

  summary: 'A pod runs in the user namespace of its node.',
  why: `
    In a user namespace of its own, root in the container is a user without any rights on the node. Most published container
    escapes then end as nobody, also for programs that cannot do without root inside.
  `,
  attack: `
    A process that leaves its container keeps its user id. Without a user namespace root stays root, and reads what it likes
    on the node and of the other pods there.
  `,
  rollout: `
    Needs Linux 6.3, a runtime that knows user namespaces (containerd 2.0, CRI-O 1.25) and file systems with id-mapped
    mounts, which NFS is not. Programs that mount file systems or load kernel modules stop working.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
  enforce:
    'A ValidatingAdmissionPolicy with the CEL expression `has(object.spec.hostUsers) && !object.spec.hostUsers` on pods.',
  messages: {
    shared: (_data: object) => "The pod has no user namespace of its own: root in it is the node's root.",
  },

  *check(pod, context) {
    if (context.config.kubernetesVersion < SINCE || mayBeWindows(pod, context)) return;
    const at = pod.at('hostUsers');
    if (at.isNot(false) && HOST_NAMESPACES.every((name) => pod.at(name).isNot(true)))
      yield { message: 'shared', at, data: {} };
  },

  fixes: ({ at }) => [
    {
      title: 'Set hostUsers to false',
      safety: 'unsafe',
      caution: 'Nodes, runtime and the file systems of all volumes must support user namespaces.',
      operations: [{ kind: 'set', path: at.path, value: false }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      hostUsers: false
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
