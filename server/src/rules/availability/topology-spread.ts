import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { ownLabels, podLabelsOf } from '../lib/availability/ownLabels.ts';
import { replicasOf } from '../lib/availability/scaling.ts';
import { hasOwnAntiAffinity, hasSpreadConstraints } from '../lib/availability/spreading.ts';
import { innerName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/** Condition for invalid constraints: k8s.io/kubernetes pkg/apis/core/validation/validation.go, validateTopologySpreadConstraints. */
export const topologySpread = defineRule({
  id: 'topology-spread',
  visits: 'pod',
  category: 'availability',
  kinds: [
    'Deployment',
    'StatefulSet',
    'ReplicaSet',
    'ReplicationController',
    'DeploymentConfig',
    'DaemonSet',
    'Pod',
    'PodTemplate',
  ],
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: {
    'kube-score': ['pod-topology-spread-constraints'],
    polaris: ['topologySpreadConstraint'],
    kyverno: ['topologyspreadconstraints-policy'],
  },

  summary:
    'Nothing spreads the pods of a workload over nodes or zones, or the constraint that should cannot work.',
  why: `
    The scheduler prefers different nodes only a little. Where its other preferences outweigh that, all pods of a service stand on
    one node, or in one zone, and are gone with it.
  `,
  attack: `
    Nobody breaks in through this gap. Whoever brings down one node brings down the whole service.
  `,
  rollout: `
    With \`ScheduleAnyway\` the constraint is a wish. With \`DoNotSchedule\` pods stay pending when the nodes are too few or unevenly
    filled.
  `,
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  messages: {
    none: ({ object, replicas }: { object: string; replicas: number }) =>
      `Nothing spreads the ${replicas} pods of ${object} over nodes: one node may take all of them along.`,
    selector: (_data: object) => 'A topology spread constraint without labelSelector counts no pods.',
    invalid: ({ field, rule }: { field: string; rule: string }) =>
      `A topology spread constraint is refused: ${field} ${rule}.`,
  },

  *check(pod) {
    if (pod.partial) return;
    yield* checkConstraints(pod);
    const replicas = replicasOf(pod);
    const labels = podLabelsOf(pod);
    if (!isReplicated(pod) || replicas === undefined || replicas < 2 || !labels) return;
    if (hasSpreadConstraints(pod) || hasOwnAntiAffinity(pod, labels)) return;
    const at = pod.at('topologySpreadConstraints');
    const excuses = [{ rules: ['anti-affinity'], within: pod.at('affinity').path }];
    yield { message: 'none', at, data: { object: innerName(pod.resource), replicas }, excuses };
  },

  fixes: ({ message, at }, pod) => {
    const matchLabels = ownLabels(pod);
    if (!matchLabels || message === 'invalid') return [];
    if (message === 'selector') {
      return [
        {
          title: "Count the workload's own pods",
          safety: 'unsafe',
          caution: 'All pods are replaced, and may move to other nodes.',
          operations: [{ kind: 'set', path: [...at.path, 'labelSelector'], value: { matchLabels } }],
        },
      ];
    }
    return [
      {
        title: 'Spread the pods over nodes where possible',
        safety: 'unsafe',
        caution: 'All pods are replaced, and may move to other nodes.',
        operations: [
          {
            kind: 'append',
            path: at.path,
            value: {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels },
            },
          },
        ],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 3
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
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
        replicas: 3
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: kubernetes.io/hostname
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: { matchLabels: { app: web } }
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
  },
});

/** Pods of a DaemonSet are one to a node anyway, and a Pod is alone. */
function isReplicated({ resource }: Pod): boolean {
  return !['DaemonSet', 'Pod', 'PodTemplate'].includes(resource.kind);
}

function* checkConstraints(pod: Pod) {
  for (const item of pod.at('topologySpreadConstraints').items) {
    if (item.at('labelSelector').isAbsent) yield { message: 'selector' as const, at: item, data: {} };
    for (const [field, rule] of invalidFields(item)) {
      yield { message: 'invalid' as const, at: item.at(field), data: { field, rule } };
    }
  }
}

function* invalidFields(item: Field): Iterable<readonly [field: string, rule: string]> {
  const skew = item.at('maxSkew');
  if (skew.isAbsent || (skew.integer !== undefined && skew.integer < 1))
    yield ['maxSkew', 'must be 1 or more'];
  const domains = item.at('minDomains').integer;
  if (domains !== undefined && domains < 1) yield ['minDomains', 'must be 1 or more'];
  const key = item.at('topologyKey');
  if (key.isAbsent || key.is('')) yield ['topologyKey', 'is missing'];
  const when = item.at('whenUnsatisfiable');
  const known = when.is('DoNotSchedule') || when.is('ScheduleAnyway');
  if (!known && (when.isAbsent || when.string !== undefined))
    yield ['whenUnsatisfiable', 'must be DoNotSchedule or ScheduleAnyway'];
}
