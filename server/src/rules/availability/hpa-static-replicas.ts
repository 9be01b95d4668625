import { certainScalers } from '../lib/availability/scaling.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const hpaStaticReplicas = defineRule({
  id: 'hpa-static-replicas',
  visits: 'resource',
  category: 'availability',
  kinds: ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'DeploymentConfig'],
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { 'kube-score': ['deployment-targeted-by-hpa-does-not-have-replicas-configured'] },

  summary: 'A workload says how many pods it wants although an autoscaler decides that.',
  why: `
    Each time the manifest is applied, its number of replicas replaces the one that the autoscaler has chosen. In the middle of a
    rush the service shrinks to what was written here, and has to grow again.
  `,
  attack: `
    Nobody breaks in through this gap. A flood of requests that the autoscaler had absorbed gets through once more, each time
    somebody deploys.
  `,
  rollout: `
    When the field disappears from a manifest that was applied with it, \`kubectl apply\` sets the workload to one pod until the
    autoscaler acts. Take it over first: \`kubectl apply edit-last-applied\`, as the page below describes.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  messages: {
    both: ({ object, replicas, scaler }: { object: string; replicas: number; scaler: string }) =>
      `${object} sets ${replicas} replicas, but ${scaler} changes that number: each apply undoes its work.`,
  },

  *check(resource, context) {
    const at = resource.root.at('spec', 'replicas');
    const replicas = at.integer;
    // Zero is a workload that somebody switched off: autoscalers leave it alone.
    if (replicas === undefined || replicas === 0) return;
    const [scaler] = certainScalers(resource, context);
    if (!scaler) return;
    const data = { object: objectName(resource), replicas, scaler: `${scaler.kind} "${scaler.name}"` };
    yield { message: 'both', at, data };
  },

  fixes: ({ at }) => [
    {
      title: 'Remove replicas',
      safety: 'unsafe',
      caution: 'The first apply without the field sets the workload to one pod until the autoscaler acts.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

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
            containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web }
      spec:
        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
        minReplicas: 2
        maxReplicas: 10
    `,
    good: `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web }
      spec:
        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
        minReplicas: 2
        maxReplicas: 10
    `,
  },
});
