import { ownLabels, podLabelsOf } from '../lib/availability/ownLabels.ts';
import { replicasOf } from '../lib/availability/scaling.ts';
import { hasOwnAntiAffinity, hasSpreadConstraints } from '../lib/availability/spreading.ts';
import { innerName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const antiAffinity = defineRule({
  id: 'anti-affinity',
  visits: 'pod',
  category: 'availability',
  kinds: ['Deployment', 'StatefulSet'],
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: {
    'kube-linter': ['no-anti-affinity'],
    'kube-score': ['deployment-has-host-podantiaffinity', 'statefulset-has-host-podantiaffinity'],
  },

  summary: 'Several pods of a workload may land on one node.',
  why: `
    The scheduler prefers different nodes only a little. Where its other preferences outweigh that, all pods of a service stand on
    one node and are gone with it. A preferred anti-affinity, or a topology spread constraint, asks for different nodes.
  `,
  attack: `
    Nobody breaks in through this gap. Whoever brings down one node brings down the whole service.
  `,
  rollout: `
    A preferred term changes nothing where there is only one node. A required term keeps pods pending that find no node of
    their own. Either this or a topology spread constraint satisfies both this rule and \`topology-spread\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  messages: {
    none: ({ object, replicas }: { object: string; replicas: number }) =>
      `Nothing keeps the ${replicas} pods of ${object} on different nodes: one node may take all of them along.`,
  },

  *check(pod) {
    const replicas = replicasOf(pod);
    const labels = podLabelsOf(pod);
    if (pod.partial || replicas === undefined || replicas < 2 || !labels) return;
    if (hasOwnAntiAffinity(pod, labels) || hasSpreadConstraints(pod)) return;
    const at = pod.at('affinity', 'podAntiAffinity');
    yield { message: 'none', at, data: { object: innerName(pod.resource), replicas } };
  },

  fixes: (_finding, pod) => {
    const matchLabels = ownLabels(pod);
    if (!matchLabels) return [];
    const terms = pod.at('affinity', 'podAntiAffinity', 'preferredDuringSchedulingIgnoredDuringExecution');
    return [
      {
        title: 'Prefer different nodes',
        safety: 'unsafe',
        caution: 'All pods are replaced, and may move to other nodes.',
        operations: [
          {
            kind: 'append',
            path: terms.path,
            value: {
              weight: 100,
              podAffinityTerm: {
                labelSelector: { matchLabels },
                topologyKey: 'kubernetes.io/hostname',
              },
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
            affinity:
              podAntiAffinity:
                preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 100
                    podAffinityTerm:
                      labelSelector: { matchLabels: { app: web } }
                      topologyKey: kubernetes.io/hostname
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
  },
});
