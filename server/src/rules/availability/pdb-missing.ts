import { factsNear } from '../../kube/facts/facts.ts';
import { type Labels, selects } from '../../kube/labels.ts';
import type { Pod } from '../../kube/pod.ts';
import type { NewValue } from '../../syntax/edit/operation.ts';
import { ownLabels, podLabelsOf } from '../lib/availability/ownLabels.ts';
import { certainScalers, possibleScalers, replicasOf } from '../lib/availability/scaling.ts';
import { metadataBeside, objectName } from '../lib/metadata/objectName.ts';
import { isServed } from '../lib/network/served.ts';
import { workloadName } from '../lib/pod/podParts.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** policy/v1 is served since this minor: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const POLICY_V1_SINCE = 21;
/** `unhealthyPodEvictionPolicy` is on by default since this minor: https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
const UNHEALTHY_POLICY_SINCE = 27;

export const pdbMissing = defineRule({
  id: 'pdb-missing',
  visits: 'pod',
  category: 'availability',
  kinds: ['Deployment', 'StatefulSet'],
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-score': ['deployment-has-poddisruptionbudget', 'statefulset-has-poddisruptionbudget'],
    polaris: ['missingPodDisruptionBudget'],
    kyverno: ['require-pdb'],
  },

  summary: 'A service with several pods has no PodDisruptionBudget.',
  why: `
    When nodes are drained for an update, all pods of a service may be evicted at the same moment, however many there are. A
    PodDisruptionBudget makes the drain wait until the next pod is ready.
  `,
  attack: `
    Nobody breaks in through this gap. Security updates of the nodes are put off where each of them is an outage.
  `,
  rollout: `
    A drain takes longer. It does not end at all while the workload's pods are not ready, unless the budget lets broken pods go
    (\`unhealthyPodEvictionPolicy: AlwaysAllow\`).
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  messages: {
    missing: ({ object, replicas }: { object: string; replicas: number }) =>
      `${object} has ${replicas} pods and no PodDisruptionBudget: a drain of nodes may evict all of them at once.`,
  },

  *check(pod, context) {
    const { resource } = pod;
    if (pod.partial || resource.name === undefined) return;
    const replicas = leastReplicas(pod, context);
    // A budget for a single pod would only block the drain.
    if (replicas === undefined || replicas < 2) return;
    const labels = podLabelsOf(pod);
    // With its Service in view the manifests of the application are, and its budget would be among them.
    if (!labels || hasBudget(pod, labels, context) || !isServed(pod, labels, context)) return;
    const data = { object: objectName(resource), replicas };
    yield { message: 'missing', at: resource.metadata.at('name'), data };
  },

  fixes: (_finding, pod, { config }) => {
    const name = workloadName(pod);
    const matchLabels = ownLabels(pod);
    if (name === undefined || !matchLabels) return [];
    const version = config.kubernetesVersion >= POLICY_V1_SINCE ? 'policy/v1' : 'policy/v1beta1';
    const unhealthy =
      config.kubernetesVersion >= UNHEALTHY_POLICY_SINCE ? { unhealthyPodEvictionPolicy: 'AlwaysAllow' } : {};
    const budget: NewValue = {
      apiVersion: version,
      kind: 'PodDisruptionBudget',
      metadata: metadataBeside(pod.resource, name),
      spec: { maxUnavailable: { tabStop: 1 }, ...unhealthy, selector: { matchLabels } },
    };
    return [
      {
        title: 'Add a PodDisruptionBudget that lets one pod go at a time',
        safety: 'unsafe',
        caution: 'Drains of nodes wait for these pods from then on.',
        operations: [],
        adds: [budget],
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
            containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec:
        selector: { app: web }
        ports: [{ port: 80 }]
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
            containers: [{ name: web, image: "registry.example.com/web:1.4.2" }]
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec:
        selector: { app: web }
        ports: [{ port: 80 }]
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        maxUnavailable: 1
        selector: { matchLabels: { app: web } }
    `,
  },
});

/** How many pods there are at least; undefined where an autoscaler that may be meant decides, or it is not known. */
function leastReplicas(pod: Pod, context: RuleContext): number | undefined {
  const [scaler] = certainScalers(pod.resource, context);
  if (scaler) return scaler.minReplicas ?? 1;
  return possibleScalers(pod.resource, context).length > 0 ? undefined : replicasOf(pod);
}

/** Whether a budget that may be in the namespace is, or may be, for these pods. */
function hasBudget({ resource }: Pod, labels: Labels, { facts }: RuleContext): boolean {
  return factsNear(facts, 'disruptionBudget', resource).some(({ selector, complete }) =>
    selector ? selects(selector, labels) : !complete,
  );
}
