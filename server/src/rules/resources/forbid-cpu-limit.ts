import type { EditOperation } from '../../syntax/edit/operation.ts';
import { defineRule } from '../rule.ts';

export const forbidCpuLimit = defineRule({
  id: 'forbid-cpu-limit',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: { kyverno: ['forbid-cpu-limits'] },

  summary: 'A container has a CPU limit, where a team has decided against them.',
  why: `
    A limit throttles a program even while the node's processors are idle, which shows as slow answers and failing probes. Where all
    containers request what they need, the requests alone share the processor fairly.
  `,
  attack: `
    Nobody breaks in through this gap. Without limits a miner in a compromised container uses all that is idle, so watch the use
    instead.
  `,
  rollout: `
    The program may use more of the node than before. The pod leaves the class Guaranteed, which static processor pinning
    needs. Decide between this rule and \`cpu-limit\`, and leave \`cpu\` out of the resources of
    \`resource-requests-equal-limits\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  messages: {
    set: ({ container, limit }: { container: string; limit: string }) =>
      `Container "${container}" has a CPU limit of ${limit}: it is throttled while processors are idle.`,
  },

  *check(container) {
    const at = container.at('resources', 'limits', 'cpu');
    const limit = at.stringOrNumber;
    if (limit !== undefined && container.kind !== 'ephemeral')
      yield { message: 'set', at, data: { container: container.name, limit } };
  },

  fixes: ({ at, data: { limit } }, container) => {
    const request = container.at('resources', 'requests', 'cpu');
    if (request.isUnknown) return [];
    // A limit alone is the request too, and must live on as that.
    const kept: EditOperation[] = request.isAbsent ? [{ kind: 'set', path: request.path, value: limit }] : [];
    return [
      {
        title: kept.length > 0 ? 'Turn the CPU limit into a request' : 'Remove the CPU limit',
        safety: 'unsafe',
        caution: 'The container may use every idle processor of its node.',
        operations: [...kept, { kind: 'remove', path: at.path }],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources:
            requests: { cpu: 100m }
            limits: { cpu: 500m }
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources:
            requests: { cpu: 100m }
    `,
  },
});
