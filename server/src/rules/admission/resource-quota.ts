import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import type { Resource } from '../../kube/resource.ts';
import { quotaDefaults } from '../lib/resources/namespaceDefaults.ts';
import { defineRule } from '../rule.ts';

/** What a namespace can use up, with the short names that mean the same (core/v1 `ResourceName`). */
const WANTED: readonly (readonly [string, ...string[]])[] = [
  ['requests.cpu', 'cpu'],
  ['requests.memory', 'memory'],
  ['limits.cpu'],
  ['limits.memory'],
];

/** Quotas of one namespace add up, and one with scopes limits some pods only: neither is held against the other. */
export const resourceQuota = defineRule({
  id: 'resource-quota',
  visits: 'resource',
  category: 'namespace',
  kinds: ['ResourceQuota'],
  severity: 'info',
  fix: 'unsafe',
  risk: 5,
  crossResource: true,
  standards: ['NSA 4.0', 'ATT&CK T1496', 'ATT&CK T1499'],
  equivalents: {
    trivy: ['KSV-0040'],
  },

  summary: 'A ResourceQuota does not limit CPU and memory, requested and at most.',
  why: `
    What a quota does not name is not limited. With requests only, one namespace still takes all the memory of the nodes;
    with limits only, it reserves more than its share and the pods of others stay pending.
  `,
  attack: `
    Whoever may create pods in the namespace starts miners with large limits, or reserves all capacity so that nothing else
    can be scheduled.
  `,
  rollout: `
    Once a quota names a resource, each new container must say it, or a LimitRange must give it a default; otherwise it is
    refused. Look at \`kubectl describe quota\` before choosing values.
  `,
  docs: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  messages: {
    incomplete: ({ quota, missing }: { quota: string; missing: readonly string[] }) =>
      `ResourceQuota "${quota}" does not limit ${missing.join(', ')}.`,
  },

  *check(quota, { facts, file }) {
    const hard = quota.root.at('spec', 'hard');
    if (!hard.isCompleteMap || hasScope(quota)) return;
    const others = factsNear(facts, 'resourceQuota', quota).filter((other) =>
      surelySeeEachOther({ namespace: quota.namespace, file }, other),
    );
    if (others.some(({ complete }) => !complete)) return;
    const limited = new Set([
      ...hard.entries.map(({ key }) => key),
      ...others.flatMap((other) => other.hard),
    ]);
    const missing = WANTED.filter((names) => !names.some((name) => limited.has(name))).map(([name]) => name);
    if (missing.length === 0) return;
    yield { message: 'incomplete', at: hard, data: { quota: quota.name ?? '', missing } };
  },

  fixes: ({ at, data }, _quota, { config }) => {
    const values = quotaDefaults(config);
    return [
      {
        title: `Limit ${data.missing.join(', ')}`,
        safety: 'unsafe',
        caution:
          'Review the values: pods above them, and containers that do not say what they need, are refused.',
        operations: data.missing.map((name) => ({
          kind: 'set',
          path: [...at.path, name],
          value: { tabStop: values[name] ?? '' },
        })),
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: ResourceQuota
      metadata:
        name: team
      spec:
        hard:
          requests.cpu: "4"
          requests.memory: 8Gi
    `,
    good: `
      apiVersion: v1
      kind: ResourceQuota
      metadata:
        name: team
      spec:
        hard:
          requests.cpu: "4"
          requests.memory: 8Gi
          limits.cpu: "8"
          limits.memory: 16Gi
    `,
  },
});

function hasScope({ root }: Resource): boolean {
  return !root.at('spec', 'scopes').isAbsent || !root.at('spec', 'scopeSelector').isAbsent;
}
