import { readLabels } from '../../kube/labels.ts';
import type { Field } from '../../syntax/field.ts';
import { innerName, objectName } from '../lib/metadata/objectName.ts';
import { workloadName } from '../lib/pod/podParts.ts';
import { defineRule } from '../rule.ts';

export const recommendedLabels = defineRule({
  id: 'recommended-labels',
  visits: 'pod',
  category: 'metadata',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 2,
  standards: [],
  equivalents: { kubescape: ['C-0076', 'C-0077'], kyverno: ['require-labels'] },
  options: {
    labels: {
      type: 'texts',
      default: [
        'app.kubernetes.io/name',
        'app.kubernetes.io/instance',
        'app.kubernetes.io/version',
        'app.kubernetes.io/component',
        'app.kubernetes.io/part-of',
        'app.kubernetes.io/managed-by',
      ],
      description: 'Labels of which a workload and its pods must have at least one.',
    },
  },

  summary: 'A workload, or its pods, has none of the recommended labels.',
  why: `
    Tools that show what runs in a cluster, and policies that select by application, go by the labels that Kubernetes recommends.
    Objects without them appear as loose ends.
  `,
  attack: `
    Nobody breaks in through this gap. An intruder's workload stands out where all others say what they belong to.
  `,
  rollout: `
    A label on the pod template starts the pods anew. Selectors need not change, and in most kinds cannot.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
  messages: {
    object: ({ object }: { object: string }) => `${object} has none of the recommended labels.`,
    pods: ({ object }: { object: string }) => `The pods of ${object} have none of the recommended labels.`,
  },

  *check(pod, _context, { labels }) {
    if (pod.partial || labels.length === 0) return;
    const object = objectName(pod.resource);
    const own = pod.resource.metadata.at('labels');
    const ofPods = pod.metadata.at('labels');
    if (hasNone(own, labels)) {
      const instance = own.at('app.kubernetes.io/instance');
      const excuses = instance.isAbsent ? [{ rules: ['instance-label-match'], within: instance.path }] : [];
      yield { message: 'object', at: own, data: { object }, excuses };
    }
    if (ofPods.path.length !== own.path.length && hasNone(ofPods, labels))
      yield { message: 'pods', at: ofPods, data: { object: innerName(pod.resource) } };
  },

  fixes: ({ at }, pod, _context, { labels: [label] }) => {
    const name = workloadName(pod);
    if (label === undefined || name === undefined) return [];
    return [
      {
        title: `Set label ${label}`,
        safety: 'unsafe',
        caution: 'Review the value; pods start anew with a changed template.',
        operations: [{ kind: 'set', path: [...at.path, label], value: { tabStop: name } }],
      },
    ];
  },

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
        labels: { app.kubernetes.io/name: web }
      spec:
        containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
    `,
  },
});

function hasNone(field: Field, wanted: readonly string[]): boolean {
  const labels = readLabels(field);
  return labels !== undefined && !wanted.some((key) => Object.hasOwn(labels, key));
}
