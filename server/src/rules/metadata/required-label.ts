import { objectName } from '../lib/metadata/objectName.ts';
import { lackingKeys, setKeyFix } from '../lib/metadata/requiredKeys.ts';
import { defineRule } from '../rule.ts';

export const requiredLabel = defineRule({
  id: 'required-label',
  visits: 'resource',
  category: 'metadata',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: { 'kube-linter': ['required-label-owner'], kyverno: ['metadata-match-regex'] },
  options: {
    labels: {
      type: 'record',
      default: {},
      description:
        'Labels that each workload must have, with the pattern of their value: * is any text. Empty: none.',
    },
  },

  summary: 'A workload lacks a label that was agreed on, or gives it another value.',
  why: `
    Labels such as owner or cost centre tell in the middle of the night whom to call, and let policies and reports sort workloads.
    They only help when all workloads have them.
  `,
  attack: `
    Nobody breaks in through this gap. An intruder's workload stands out where all others name an owner.
  `,
  rollout: `
    A label in the object's own metadata starts no pod anew.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
  messages: {
    missing: ({ object, key }: { object: string; key: string }) => `${object} has no label "${key}".`,
    value: ({ object, key, pattern }: { object: string; key: string; pattern: string }) =>
      `${object} has a label "${key}" that does not match "${pattern}".`,
  },

  *check(resource, _context, { labels }) {
    const object = objectName(resource);
    for (const { at, key, pattern, value } of lackingKeys(resource.metadata.at('labels'), labels)) {
      if (value === undefined) yield { message: 'missing', at, data: { object, key, pattern } };
      else yield { message: 'value', at, data: { object, key, pattern } };
    }
  },

  fixes: ({ at, data }, _resource, _context, { labels }) => [
    setKeyFix({ at, key: data.key, pattern: labels[data.key] ?? '' }),
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
    `,
    good: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels: { owner: shop-team }
      spec:
        containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
    `,
    options: { labels: { owner: '*-team' } },
  },
});
