import { requestAndLimit } from '../lib/resources/quantityPair.ts';
import { defineRule } from '../rule.ts';

export const resourceRatio = defineRule({
  id: 'resource-ratio',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['enforce-resources-as-ratio'] },
  options: {
    ratio: {
      type: 'number',
      default: 2.5,
      description: 'How many times its memory request the memory limit of a container may be.',
    },
  },

  summary: 'A container may use much more memory than it requests.',
  why: `
    The scheduler fills nodes by requests. The further the limits go beyond them, the more pods count on the same memory, and some
    of them are killed when all use it.
  `,
  attack: `
    An attacker makes a program with a small request and a large limit use all of it, and the node kills or evicts its neighbours.
  `,
  rollout: `
    A higher request keeps the pod pending where no node has that much left; a lower limit may kill the program at its peak.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  messages: {
    high: ({ container, request, limit }: { container: string; request: string; limit: string }) =>
      `Container "${container}" requests ${request} of memory but may use ${limit}: others may count on the rest.`,
  },

  *check(container, _context, { ratio }) {
    const pair = requestAndLimit(container, 'memory');
    if (!pair || pair.request.size <= 0 || pair.limit.size <= ratio * pair.request.size) return;
    const data = { container: container.name, request: pair.request.text, limit: pair.limit.text };
    const excuses = [{ rules: ['resource-requests-equal-limits'], within: pair.request.at.path }];
    yield { message: 'high', at: pair.limit.at, data, excuses };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources:
            requests: { memory: 128Mi }
            limits: { memory: 512Mi }
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources:
            requests: { memory: 256Mi }
            limits: { memory: 512Mi }
    `,
  },
});
