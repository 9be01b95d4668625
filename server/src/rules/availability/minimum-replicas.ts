import { possibleScalers, replicasOf } from '../lib/availability/scaling.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/** What the fix sets at least: one pod may be moved and one may fail while the last one serves. */
const USUAL_REPLICAS = 3;

export const minimumReplicas = defineRule({
  id: 'minimum-replicas',
  visits: 'pod',
  category: 'availability',
  kinds: ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'DeploymentConfig'],
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['minimum-three-replicas'],
    'kube-score': ['deployment-replicas'],
    polaris: ['deploymentMissingReplicas'],
    kyverno: ['deployment-has-multiple-replicas'],
  },
  options: {
    minimum: { type: 'number', default: 2, description: 'How many pods a workload must have at least.' },
  },

  summary: 'A workload runs with fewer pods than asked for.',
  why: `
    With a single pod each update of a node, each eviction and each crash is an outage until a new pod is ready. Two pods on two
    nodes survive the loss of one.
  `,
  attack: `
    Whoever can make one request crash the program takes down the whole service with it, and again after each restart.
  `,
  rollout: `
    Programs that keep state in memory or in a file, run jobs by the clock or hold a lock of their own misbehave when there are two
    of them. A volume that only one node may mount keeps the second pod from starting.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment',
  messages: {
    few: ({ object, replicas, minimum }: { object: string; replicas: number; minimum: number }) =>
      `${object} runs ${replicas === 1 ? 'a single pod' : `${replicas} pods`}, not ${minimum}: it is gone while its node is.`,
  },

  *check(pod, context, { minimum }) {
    const { resource } = pod;
    const replicas = replicasOf(pod);
    // None at all is a workload that somebody switched off; "Recreate" says that there must not be two.
    if (replicas === undefined || replicas < 1 || replicas >= minimum) return;
    if (resource.root.at('spec', 'strategy', 'type').is('Recreate')) return;
    if (possibleScalers(resource, context).length > 0) return;
    const at = resource.root.at('spec', 'replicas');
    yield { message: 'few', at, data: { object: objectName(resource), replicas, minimum } };
  },

  fixes: ({ at }, _pod, _context, { minimum }) => {
    const replicas = Math.max(minimum, USUAL_REPLICAS);
    return [
      {
        title: `Set replicas to ${replicas}`,
        safety: 'unsafe',
        caution: 'The program must be able to run more than once, and the nodes must have room for it.',
        operations: [{ kind: 'set', path: at.path, value: { tabStop: replicas } }],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 1
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
            containers:
              - name: web
                image: registry.example.com/web:1.4.2
    `,
  },
});
