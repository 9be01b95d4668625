import { parseQuantity } from '../../kube/quantity.ts';
import { quantityAt } from '../lib/resources/quantityPair.ts';
import { defineRule } from '../rule.ts';

/** Where a value stands, how it is called, and the options that bound it. */
const BOUNDED = [
  { list: 'requests', resource: 'cpu', what: 'CPU request', least: 'cpuRequestMin', most: 'cpuRequestMax' },
  { list: 'limits', resource: 'cpu', what: 'CPU limit', least: 'cpuLimitMin', most: 'cpuLimitMax' },
  {
    list: 'requests',
    resource: 'memory',
    what: 'memory request',
    least: 'memoryRequestMin',
    most: 'memoryRequestMax',
  },
  {
    list: 'limits',
    resource: 'memory',
    what: 'memory limit',
    least: 'memoryLimitMin',
    most: 'memoryLimitMax',
  },
] as const;

export const resourceRange = defineRule({
  id: 'resource-range',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kubescape: ['C-0004', 'C-0050', 'C-0303'] },
  options: {
    cpuRequestMin: {
      type: 'text',
      default: '',
      description: 'Smallest CPU request, such as 10m; empty: any.',
    },
    cpuRequestMax: { type: 'text', default: '', description: 'Largest CPU request; empty: any.' },
    cpuLimitMin: { type: 'text', default: '', description: 'Smallest CPU limit; empty: any.' },
    cpuLimitMax: { type: 'text', default: '', description: 'Largest CPU limit; empty: any.' },
    memoryRequestMin: {
      type: 'text',
      default: '',
      description: 'Smallest memory request, such as 16Mi; empty: any.',
    },
    memoryRequestMax: { type: 'text', default: '', description: 'Largest memory request; empty: any.' },
    memoryLimitMin: { type: 'text', default: '', description: 'Smallest memory limit; empty: any.' },
    memoryLimitMax: { type: 'text', default: '', description: 'Largest memory limit; empty: any.' },
  },

  summary: 'A request or limit of a container is outside of the agreed bounds.',
  why: `
    Bounds keep a slip such as \`100Gi\` for \`100Mi\` from reserving a whole node, and a request of next to nothing from crowding the
    others.
  `,
  attack: `
    Whoever may create workloads reserves or uses up a node with a single one where nothing bounds it.
  `,
  rollout: `
    A lower limit throttles or kills a program that needs more; a lower request puts its pod on fuller nodes.
  `,
  enforce: `
    A LimitRange in the namespace refuses pods outside of its \`min\` and \`max\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  messages: {
    low: ({ container, what, value, bound }: RangeData) =>
      `Container "${container}" has a ${what} of ${value}, below the agreed ${bound}.`,
    high: ({ container, what, value, bound }: RangeData) =>
      `Container "${container}" has a ${what} of ${value}, above the agreed ${bound}.`,
  },

  *check(container, _context, options) {
    for (const { list, resource, what, least, most } of BOUNDED) {
      const [min, max] = [parseQuantity(options[least]), parseQuantity(options[most])];
      if (min === undefined && max === undefined) continue;
      const quantity = quantityAt(container.at('resources', list, resource));
      if (!quantity) continue;
      const data = { container: container.name, what, value: quantity.text };
      if (min !== undefined && quantity.size < min)
        yield { message: 'low', at: quantity.at, data: { ...data, bound: options[least] } };
      if (max !== undefined && quantity.size > max)
        yield { message: 'high', at: quantity.at, data: { ...data, bound: options[most] } };
    }
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources: { limits: { memory: 100Gi } }
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources: { limits: { memory: 100Mi } }
    `,
    options: { memoryLimitMax: '8Gi' },
  },
});

interface RangeData {
  readonly container: string;
  readonly what: string;
  readonly value: string;
  readonly bound: string;
}
