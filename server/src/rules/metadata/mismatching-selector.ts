import type { Path } from '../../base/path.ts';
import {
  isEmptySelector,
  type Labels,
  readLabels,
  readSelector,
  type Selector,
  selects,
} from '../../kube/labels.ts';
import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { podLabelsOf } from '../lib/availability/ownLabels.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Conditions: k8s.io/kubernetes pkg/apis/apps/validation/validation.go and pkg/apis/batch/validation/validation.go. */
export const mismatchingSelector = defineRule({
  id: 'mismatching-selector',
  visits: 'pod',
  category: 'metadata',
  kinds: ['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob'],
  severity: 'error',
  fix: 'unsafe',
  risk: 2,
  standards: [],
  equivalents: {
    'kube-linter': ['mismatching-selector'],
    'kube-score': [
      'deployment-pod-selector-labels-match-template-metadata-labels',
      'statefulset-pod-selector-labels-match-template-metadata-labels',
    ],
    kubescape: ['C-0296'],
  },
  supersedes: ['schema-validation'],

  summary: 'The selector of a workload does not select the pods of its own template.',
  why: `
    The API server refuses a workload whose selector is missing or does not match the labels of its pod template: it would make new
    pods without end, since it never finds them again.
  `,
  attack: `
    Nobody breaks in through this gap: the object is refused, and what ran before runs on, with its old image.
  `,
  rollout: `
    Nothing that runs can break, since the object was refused. The selector of a workload that exists cannot be changed, so change the
    labels of the template.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  messages: {
    mismatch: ({ object, requirement }: { object: string; requirement: string }) =>
      `${object} is refused: the labels of its pod template do not meet its selector (${requirement}).`,
    missing: ({ object }: { object: string }) =>
      `${object} is refused: it has no selector, which must match the labels of its pod template.`,
  },

  *check(pod) {
    const labels = podLabelsOf(pod);
    if (pod.partial || !labels) return;
    const at = selectorField(pod);
    const object = objectName(pod.resource);
    const selector = selectorAt(pod, at);
    if (at.isAbsent || (selector && isEmptySelector(selector))) {
      // Without labels too, both may come from a kustomization.
      if (pod.resource.apiVersion === 'apps/v1' && Object.keys(labels).length > 0)
        yield { message: 'missing', at, data: { object } };
      return;
    }
    if (!selector || selects(selector, labels)) return;
    const [first] = unmet(selector, labels);
    const place = first ? labelPath(pod, first[0]) : [];
    yield {
      message: 'mismatch',
      at: at.at(...place),
      data: { object, requirement: first ? `${first[0]}: ${first[1]}` : 'matchExpressions' },
    };
  },

  fixes: ({ message }, pod): readonly Fix[] => {
    const labels = podLabelsOf(pod) ?? {};
    const at = selectorField(pod);
    if (message === 'missing') {
      return [
        {
          title: "Select by the template's labels",
          safety: 'unsafe',
          caution:
            'The selector cannot be changed later: leave out labels that will change, such as a version.',
          operations: [{ kind: 'set', path: at.path, value: { matchLabels: labels }, after: 'replicas' }],
        },
      ];
    }
    const selector = selectorAt(pod, at);
    const wanted = selector ? unmet(selector, labels) : [];
    const mended = { ...labels, ...Object.fromEntries(wanted) };
    if (!selector || !selects(selector, mended)) return [];
    return [
      {
        title: 'Give the pod template the labels of the selector',
        safety: 'unsafe',
        caution: 'Services and policies that select by these labels see the pods from then on.',
        operations: wanted.map(([key, value]) => ({
          kind: 'set',
          path: [...pod.metadata.path, 'labels', key],
          value,
        })),
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: wbe } }
          spec:
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
    good: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web, tier: front } }
          spec:
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
  },
});

function selectorField({ resource }: Pod): Field {
  const { root, kind } = resource;
  return kind === 'CronJob'
    ? root.at('spec', 'jobTemplate', 'spec', 'selector')
    : root.at('spec', 'selector');
}

/** The selector of a ReplicationController is a plain map. */
function isPlainMap({ resource }: Pod): boolean {
  return resource.kind === 'ReplicationController';
}

function selectorAt(pod: Pod, at: Field): Selector | undefined {
  if (at.isAbsent) return undefined;
  if (!isPlainMap(pod)) return readSelector(at);
  const matchLabels = readLabels(at);
  return matchLabels && { matchLabels, matchExpressions: [] };
}

function labelPath(pod: Pod, key: string): Path {
  return isPlainMap(pod) ? [key] : ['matchLabels', key];
}

/** The labels that a selector asks for and that are not there, or have another value. */
function unmet({ matchLabels }: Selector, labels: Labels): [key: string, value: string][] {
  return Object.entries(matchLabels).filter(
    ([key, value]) => !Object.hasOwn(labels, key) || labels[key] !== value,
  );
}
