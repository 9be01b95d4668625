import { requestAndLimit } from '../lib/resources/quantityPair.ts';
import { defineRule } from '../rule.ts';

export const resourceRequestsEqualLimits = defineRule({
  id: 'resource-requests-equal-limits',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  standards: [],
  equivalents: {
    'kube-score': [
      'container-resource-requests-equal-limits',
      'container-cpu-requests-equal-limits',
      'container-memory-requests-equal-limits',
    ],
    kyverno: ['memory-requests-equal-limits', 'require-qos-guaranteed'],
  },
  options: {
    resources: {
      type: 'texts',
      default: ['cpu', 'memory'],
      description: 'Resources whose request must equal their limit.',
    },
  },

  summary: 'A container requests less than its limit.',
  why: `
    With requests that equal the limits a pod gets what it has reserved and is among the last to be evicted (class Guaranteed). A gap
    between the two is space that several pods count on and only one can have.
  `,
  attack: `
    Whoever makes one program use its full limit takes away what its neighbours counted on.
  `,
  rollout: `
    The pod reserves more than before: it stays pending where no node has that much left, and counts more against the quota.
    For CPU it asks for a limit where \`forbid-cpu-limit\` asks for none: choose one of them.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  messages: {
    differ: ({ container, resource, request, limit }: DifferData) =>
      `Container "${container}" requests ${request} of ${resource} but may use ${limit}.`,
  },

  *check(container, _context, { resources }) {
    for (const resource of resources) {
      const pair = requestAndLimit(container, resource);
      if (!pair || pair.request.size === pair.limit.size) continue;
      const data = {
        container: container.name,
        resource,
        request: pair.request.text,
        limit: pair.limit.text,
      };
      yield { message: 'differ', at: pair.request.at, data };
    }
  },

  fixes: ({ at, data: { resource, limit } }) => [
    {
      title: `Request ${limit} of ${resource}`,
      safety: 'unsafe',
      caution: 'A pod that no node has so much room for stays pending.',
      operations: [{ kind: 'set', path: at.path, value: limit }],
    },
  ],

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
            requests: { memory: 1Gi }
            limits: { memory: 1024Mi }
    `,
  },
});

interface DifferData {
  readonly container: string;
  readonly resource: string;
  readonly request: string;
  readonly limit: string;
}
