import { isMissingTarget, scaleTarget } from '../lib/availability/scaleTarget.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const danglingHpa = defineRule({
  id: 'dangling-hpa',
  visits: 'resource',
  category: 'availability',
  kinds: ['HorizontalPodAutoscaler'],
  severity: 'info',
  fix: null,
  risk: 1,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['dangling-horizontalpodautoscaler'],
    'kube-score': ['horizontalpodautoscaler-has-target'],
    kubescape: ['C-0300'],
  },

  summary: 'An autoscaler names a workload that is not among the manifests.',
  why: `
    An autoscaler whose target has another name or kind does nothing and says so only in its own status. The service that it was
    written for keeps its size in a rush.
  `,
  attack: `
    Nobody breaks in through this gap. A flood of requests meets a service that was believed to grow.
  `,
  rollout: `
    Correcting the name wakes the autoscaler up: the workload changes its size to what the metrics ask for.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  messages: {
    missing: ({ object, target }: { object: string; target: string }) =>
      `${object} scales ${target}, which is not in this workspace.`,
  },

  *check(resource, context) {
    const at = resource.root.at('spec', 'scaleTargetRef');
    const target = scaleTarget(at);
    if (!target || !isMissingTarget(target, resource, context)) return;
    const data = { object: objectName(resource), target: `${target.kind} "${target.name}"` };
    yield { message: 'missing', at: at.at('name'), data };
  },

  examples: {
    bad: `
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web }
      spec:
        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: wbe }
        minReplicas: 2
        maxReplicas: 10
      ---
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
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web }
      spec:
        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
        minReplicas: 2
        maxReplicas: 10
      ---
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
  },
});
