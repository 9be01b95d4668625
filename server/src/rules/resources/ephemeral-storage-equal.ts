import { requestAndLimit } from '../lib/resources/quantityPair.ts';
import { defineRule } from '../rule.ts';

export const ephemeralStorageEqual = defineRule({
  id: 'ephemeral-storage-equal',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 4,
  standards: [],
  equivalents: { 'kube-score': ['container-ephemeral-storage-request-equals-limit'] },

  summary: 'A container requests less ephemeral storage than it may use.',
  why: `
    The scheduler counts requests. Where limits are higher, the containers of a node may together write more than its disk holds, and
    the kubelet evicts pods to get space back.
  `,
  attack: `
    An attacker makes several programs write up to their limits and fills a disk that was never reserved for that.
  `,
  rollout: `
    The pod reserves more than before: it stays pending where no node has that much disk left.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
  messages: {
    differ: ({ container, request, limit }: { container: string; request: string; limit: string }) =>
      `Container "${container}" requests ${request} of ephemeral storage but may use ${limit}.`,
  },

  *check(container) {
    const pair = requestAndLimit(container, 'ephemeral-storage');
    if (!pair || pair.request.size === pair.limit.size) return;
    const data = { container: container.name, request: pair.request.text, limit: pair.limit.text };
    yield { message: 'differ', at: pair.request.at, data };
  },

  fixes: ({ at, data: { limit } }) => [
    {
      title: `Request ${limit} of ephemeral storage`,
      safety: 'unsafe',
      caution: 'A pod that no node has so much disk for stays pending.',
      operations: [{ kind: 'set', path: at.path, value: limit }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources:
            requests: { ephemeral-storage: 256Mi }
            limits: { ephemeral-storage: 1Gi }
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources:
            requests: { ephemeral-storage: 1Gi }
            limits: { ephemeral-storage: 1Gi }
    `,
  },
});
