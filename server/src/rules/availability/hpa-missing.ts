import { factsNear } from '../../kube/facts/facts.ts';
import type { NewValue } from '../../syntax/edit/operation.ts';
import { replicasOf } from '../lib/availability/scaling.ts';
import { metadataBeside, objectName } from '../lib/metadata/objectName.ts';
import { workloadName } from '../lib/pod/podParts.ts';
import { defineRule } from '../rule.ts';

/** autoscaling/v2 is served since this minor: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const V2_SINCE = 23;

export const hpaMissing = defineRule({
  id: 'hpa-missing',
  visits: 'pod',
  category: 'availability',
  kinds: ['Deployment', 'StatefulSet', 'ReplicaSet'],
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  crossResource: true,
  standards: [],
  equivalents: { kyverno: ['check-hpa-exists'] },

  summary: 'A workload has no autoscaler.',
  why: `
    A fixed number of pods is too many at night and too few in a rush. A HorizontalPodAutoscaler follows the load within limits
    that somebody has chosen.
  `,
  attack: `
    Nobody breaks in through this gap. A flood of requests that a few more pods would have borne stops the service.
  `,
  rollout: `
    Scaling by processor time needs a metrics server in the cluster and a CPU request in each container. Programs that may only run
    once, and databases, must not be scaled like this.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  messages: {
    none: ({ object }: { object: string }) => `${object} has no autoscaler in this workspace.`,
  },

  *check(pod, context) {
    const { resource } = pod;
    const replicas = replicasOf(pod);
    if (pod.partial || resource.name === undefined || replicas === undefined || replicas === 0) return;
    const scaled = factsNear(context.facts, 'autoscaler', resource).some(
      (fact) => fact.targetKind === resource.kind && fact.targetName === resource.name,
    );
    // Standing in the metadata, the finding does not hide what is said of the replicas.
    if (!scaled)
      yield { message: 'none', at: resource.metadata.at('name'), data: { object: objectName(resource) } };
  },

  fixes: (_finding, pod, { config }) => {
    const { resource } = pod;
    const name = workloadName(pod);
    const written = resource.root.at('spec', 'replicas');
    if (name === undefined || config.kubernetesVersion < V2_SINCE) return [];
    const least = Math.max(written.integer ?? 1, 2);
    const scaler: NewValue = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: metadataBeside(resource, name),
      spec: {
        scaleTargetRef: { apiVersion: resource.apiVersion, kind: resource.kind, name },
        minReplicas: least,
        maxReplicas: { tabStop: 3 * least },
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
          },
        ],
      },
    };
    return [
      {
        title: 'Add a HorizontalPodAutoscaler',
        safety: 'unsafe',
        caution: 'The limits are a guess, and each container needs a CPU request for the measure to work.',
        operations: written.node ? [{ kind: 'remove', path: written.path }] : [],
        adds: [scaler],
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
          metadata: { labels: { app: web } }
          spec:
            containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
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
