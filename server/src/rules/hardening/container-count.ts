import { defineRule } from '../rule.ts';

export const containerCount = defineRule({
  id: 'container-count',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['limit-containers-per-pod'] },
  options: {
    max: {
      type: 'number',
      default: 4,
      description: 'How many containers a pod may have, init containers not counted.',
    },
  },

  summary: 'A pod has many containers.',
  why: `
    Containers of a pod share its address, its volumes and its fate: they are scheduled, scaled and restarted together, and
    one that is broken into has the others within reach. What can live alone should.
  `,
  attack: `
    From a small helper with a known weakness the attacker reaches the main program over localhost, where services often ask
    for no password, and its data on shared volumes.
  `,
  rollout:
    'Programs that talk over localhost or share a volume need a Service or a claim once they live in two pods.',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers',
  messages: {
    many: ({ count, max }: { count: number; max: number }) =>
      `The pod has ${count} containers, more than ${max}: each has the others within reach.`,
  },

  *check(pod, _context, { max }) {
    const at = pod.spec.at('containers');
    const count = at.items.length;
    if (count > max) yield { message: 'many', at, data: { count, max } };
  },

  examples: {
    options: { max: 1 },
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
        - name: log
          image: registry.example.com/log:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
