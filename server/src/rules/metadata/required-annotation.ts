import { objectName } from '../lib/metadata/objectName.ts';
import { lackingKeys, setKeyFix } from '../lib/metadata/requiredKeys.ts';
import { defineRule } from '../rule.ts';

export const requiredAnnotation = defineRule({
  id: 'required-annotation',
  visits: 'resource',
  category: 'metadata',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: {
    'kube-linter': ['required-annotation-email'],
    kyverno: ['require-annotations', 'pod-lifetime'],
  },
  options: {
    annotations: {
      type: 'record',
      default: {},
      description:
        'Annotations that each workload must have, with the pattern of their value: * is any text. Empty: none.',
    },
  },

  summary: 'A workload lacks an annotation that was agreed on, or gives it another value.',
  why: `
    Annotations such as a mail address or a runbook tell in the middle of the night whom to call and what to do.
    They only help when all workloads have them.
  `,
  attack: `
    Nobody breaks in through this gap. An intruder's workload stands out where all others name a contact.
  `,
  rollout: `
    An annotation in the object's own metadata starts no pod anew.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
  messages: {
    missing: ({ object, key }: { object: string; key: string }) => `${object} has no annotation "${key}".`,
    value: ({ object, key, pattern }: { object: string; key: string; pattern: string }) =>
      `${object} has an annotation "${key}" that does not match "${pattern}".`,
  },

  *check(resource, _context, { annotations }) {
    const object = objectName(resource);
    for (const { at, key, pattern, value } of lackingKeys(resource.metadata.at('annotations'), annotations)) {
      if (value === undefined) yield { message: 'missing', at, data: { object, key, pattern } };
      else yield { message: 'value', at, data: { object, key, pattern } };
    }
  },

  fixes: ({ at, data }, _resource, _context, { annotations }) => [
    setKeyFix({ at, key: data.key, pattern: annotations[data.key] ?? '' }),
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
        annotations: { contact: shop@example.com }
      spec:
        containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
    `,
    options: { annotations: { contact: '*@example.com' } },
  },
});
