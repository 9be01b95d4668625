import { defineRule } from '../rule.ts';

/** Labels that only say for which machines an image was built. */
const PLATFORM_LABELS = [
  'kubernetes.io/os',
  'kubernetes.io/arch',
  'beta.kubernetes.io/os',
  'beta.kubernetes.io/arch',
];

export const nodeSelection = defineRule({
  id: 'node-selection',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  standards: [],
  equivalents: { kyverno: ['restrict-node-selection', 'restrict-node-affinity'] },
  options: {
    nodeSelector: {
      type: 'boolean',
      default: false,
      description: 'Also report nodeSelector, unless it only asks for an operating system or a processor.',
    },
    nodeAffinity: { type: 'boolean', default: false, description: 'Also report affinity.nodeAffinity.' },
  },

  summary: 'A pod chooses its node.',
  why: `
    A pod with nodeName does not go through the scheduler: neither taints nor free resources count, and it does not come back
    when the node fails. Whoever may choose the node also chooses whose neighbour he is.
  `,
  attack: `
    An attacker who may create pods puts one on the node where the workload runs whose secrets he wants, or on a node of the
    control plane in spite of its taint.
  `,
  rollout: `
    The pod may start on another node, where local data and devices of the old one are missing. \`node-affinity\` asks for
    what the options report: use one of the two.
  `,
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/',
  messages: {
    nodeName: ({ node }: { node: string }) =>
      `The pod is bound to node "${node}": the scheduler, and so taints and free resources, do not count.`,
    nodeSelector: (_data: object) => 'The pod chooses its nodes with nodeSelector.',
    nodeAffinity: (_data: object) => 'The pod chooses its nodes with nodeAffinity.',
  },

  *check(pod, _context, options) {
    const name = pod.at('nodeName');
    if (name.string) yield { message: 'nodeName', at: name, data: { node: name.string } };
    const selector = pod.at('nodeSelector');
    if (options.nodeSelector && selector.entries.some(({ key }) => !PLATFORM_LABELS.includes(key)))
      yield { message: 'nodeSelector', at: selector, data: {} };
    const affinity = pod.at('affinity', 'nodeAffinity');
    if (options.nodeAffinity && affinity.entries.length > 0)
      yield { message: 'nodeAffinity', at: affinity, data: {} };
  },

  fixes: ({ at, message }) => [
    {
      title: `Remove ${message}`,
      safety: 'unsafe',
      caution: 'The pod may start on another node, where local data and devices are missing.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      nodeName: worker-1
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
