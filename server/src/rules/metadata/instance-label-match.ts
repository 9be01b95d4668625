import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

const LABEL = 'app.kubernetes.io/instance';

export const instanceLabelMatch = defineRule({
  id: 'instance-label-match',
  visits: 'resource',
  category: 'metadata',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 2,
  standards: [],
  equivalents: { polaris: ['metadataAndInstanceMismatched'] },

  summary: 'The label app.kubernetes.io/instance is not the name of the workload.',
  why: `
    Where a team has agreed that the instance label repeats the name of the workload, tools find the one by the other. A label that
    was left over from a copy leads them to the wrong application.
  `,
  attack: `
    Nobody breaks in through this gap. A policy that selects by the label is in force for the wrong application.
  `,
  rollout: `
    A label in the object's own metadata starts no pod anew. Helm and other tools write their release's name there: leave it then.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
  messages: {
    missing: ({ object }: { object: string }) => `${object} has no label ${LABEL}.`,
    other: ({ object, value }: { object: string; value: string }) =>
      `${object} has the label ${LABEL} of another name: "${value}".`,
  },

  *check(resource) {
    if (resource.metadata.at('name').string === undefined) return;
    const at = resource.metadata.at('labels', LABEL);
    const object = objectName(resource);
    const value = at.stringOrNumber;
    if (at.isAbsent) yield { message: 'missing', at, data: { object } };
    else if (value !== undefined && value !== resource.name)
      yield { message: 'other', at, data: { object, value } };
  },

  fixes: ({ at }, { name }) =>
    name === undefined
      ? []
      : [
          {
            title: `Set ${LABEL} to ${name}`,
            safety: 'unsafe',
            caution: 'What selects the object by this label finds it under the new value only.',
            operations: [{ kind: 'set', path: at.path, value: name }],
          },
        ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels: { app.kubernetes.io/instance: shop }
      spec:
        containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
    `,
    good: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels: { app.kubernetes.io/instance: web }
      spec:
        containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
    `,
  },
});
