import { missingResource } from '../lib/resources/containerResources.ts';
import { quantityAt } from '../lib/resources/quantityPair.ts';
import { defineRule } from '../rule.ts';

const RESOURCE = 'ephemeral-storage';
const REQUEST = '256Mi';
const LIMIT = '1Gi';
const LIMIT_SIZE = 2 ** 30;

export const ephemeralStorage = defineRule({
  id: 'ephemeral-storage',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 4,
  crossResource: true,
  standards: [],
  equivalents: { 'kube-score': ['container-ephemeral-storage-request-and-limit'] },

  summary: 'A container may fill the disk of its node.',
  why: `
    What a container writes into its own file system, its logs and emptyDir volumes lies on the node's disk. Without a limit on
    ephemeral storage one container fills it, and the kubelet evicts pods to get space back, also those of others.
  `,
  attack: `
    An attacker uploads files or makes the program log until the disk is full, and with one weak service stops every workload on the
    node.
  `,
  rollout: `
    A pod that writes more than its limit is evicted, with what it has written. Measure \`container_fs_usage_bytes\` and the size of
    its emptyDir volumes over days.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
  messages: {
    both: ({ container }: { container: string }) =>
      `Container "${container}" neither requests nor limits ephemeral storage: it may fill the disk of its node.`,
    limit: ({ container }: { container: string }) =>
      `Container "${container}" has no limit on ephemeral storage: it may fill the disk of its node.`,
  },

  *check(container, context) {
    const at = missingResource(container, context, 'limits', RESOURCE);
    if (!at) return;
    const data = { container: container.name };
    const request = missingResource(container, context, 'requests', RESOURCE);
    yield request ? { message: 'both', at, data } : { message: 'limit', at, data };
  },

  fixes: ({ message, at }, container) => {
    const request = container.at('resources', 'requests', RESOURCE);
    const written = quantityAt(request);
    const limit = written && written.size > LIMIT_SIZE ? written.text : LIMIT;
    const both = message === 'both';
    return [
      {
        title: both
          ? `Request ${REQUEST} of ephemeral storage and limit it to ${limit}`
          : `Limit ephemeral storage to ${limit}`,
        safety: 'unsafe',
        caution: 'The values are a guess: a pod that writes more than its limit is evicted.',
        operations: [
          ...(both ? [{ kind: 'set', path: request.path, value: { tabStop: REQUEST } } as const] : []),
          { kind: 'set', path: at.path, value: { tabStop: limit } },
        ],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources:
            requests: { ephemeral-storage: 256Mi }
            limits: { ephemeral-storage: 1Gi }
    `,
  },
});
