import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const hpaMinimumReplicas = defineRule({
  id: 'hpa-minimum-replicas',
  visits: 'resource',
  category: 'availability',
  kinds: ['HorizontalPodAutoscaler'],
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: {
    'kube-linter': ['hpa-minimum-three-replicas'],
    'kube-score': ['horizontalpodautoscaler-replicas'],
    polaris: ['hpaMinAvailability'],
  },
  options: {
    minimum: { type: 'number', default: 2, description: 'How many pods an autoscaler must leave at least.' },
  },

  summary: 'An autoscaler may shrink its workload to fewer pods than asked for.',
  why: `
    When little is going on the autoscaler takes away all pods but \`minReplicas\`, which is 1 unless it is set. The service then
    stands on one pod, and is gone while that one moves or restarts.
  `,
  attack: `
    In a quiet hour a single request that crashes the program takes down the whole service.
  `,
  rollout: `
    Nothing stops working; the idle service costs one more pod. Programs that may only run once must not be scaled at all.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  messages: {
    low: ({ object, least, minimum }: { object: string; least: number; minimum: number }) =>
      `${object} may go down to ${least === 1 ? 'one pod' : `${least} pods`}, fewer than ${minimum}.`,
  },

  *check(resource, _context, { minimum }) {
    const spec = resource.root.at('spec');
    const at = spec.at('minReplicas');
    const target = spec.at('scaleTargetRef', 'name').string;
    const least = at.isAbsent ? 1 : at.integer;
    // Zero is written by somebody who wants it so. Without a target the manifest is a patch.
    if (target === undefined || least === undefined || least === 0 || least >= minimum) return;
    yield { message: 'low', at, data: { object: objectName(resource), least, minimum } };
  },

  fixes: ({ at }, resource, _context, { minimum }) => {
    const most = resource.root.at('spec', 'maxReplicas').integer;
    if (most === undefined || most < minimum) return [];
    return [
      {
        title: `Set minReplicas to ${minimum}`,
        safety: 'unsafe',
        caution: 'The program must be able to run more than once.',
        operations: [{ kind: 'set', path: at.path, value: { tabStop: minimum } }],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web }
      spec:
        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
        minReplicas: 1
        maxReplicas: 10
    `,
    good: `
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
