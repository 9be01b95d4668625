import type { Resource } from '../../kube/resource.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/** Condition: k8s.io/kubernetes pkg/apis/autoscaling/validation/validation.go refuses all but an equal maximum. */
export const hpaMaxReplicas = defineRule({
  id: 'hpa-max-replicas',
  visits: 'resource',
  category: 'availability',
  kinds: ['HorizontalPodAutoscaler'],
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: { polaris: ['hpaMaxAvailability'] },
  options: {
    headroom: {
      type: 'number',
      default: 1,
      description:
        'By how many pods the maximum must exceed the minimum; 0 where pinned autoscalers are wanted.',
    },
  },

  summary: 'An autoscaler has no room between its minimum and its maximum.',
  why: `
    With a maximum that equals the minimum the autoscaler never changes anything, and the service does not grow when it is
    needed. A maximum below the minimum, or none at all, is refused by the API server.
  `,
  attack: `
    Nobody breaks in through this gap. A flood of requests that a few more pods would have borne stops the service.
  `,
  rollout: `
    A higher maximum lets a flood of requests cost more: keep a ResourceQuota in the namespace, and check that databases behind
    the service bear the connections of that many pods.
  `,
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  messages: {
    missing: ({ object }: { object: string }) =>
      `${object} has no maxReplicas, so the API server refuses it.`,
    zero: ({ object }: { object: string }) =>
      `${object} has a maxReplicas below 1, so the API server refuses it.`,
    below: ({ object, least }: { object: string; least: number }) =>
      `${object} has a maxReplicas below its minReplicas of ${least}, so the API server refuses it.`,
    tight: ({ object, least }: { object: string; least: number }) =>
      `${object} has too little room above its minReplicas of ${least} to scale at all.`,
  },

  *check(resource, _context, { headroom }) {
    const spec = resource.root.at('spec');
    if (spec.at('scaleTargetRef', 'name').string === undefined) return;
    const at = spec.at('maxReplicas');
    const object = objectName(resource);
    if (at.isAbsent) yield { message: 'missing', at, data: { object }, severity: 'warning' };
    const most = at.integer;
    const least = leastOf(resource);
    if (most === undefined || least === undefined) return;
    if (most < 1) yield { message: 'zero', at, data: { object }, severity: 'warning' };
    else if (most < least) yield { message: 'below', at, data: { object, least }, severity: 'warning' };
    else if (most < least + headroom) yield { message: 'tight', at, data: { object, least } };
  },

  fixes: ({ at }, resource, _context, { headroom }) => {
    const least = leastOf(resource);
    if (least === undefined) return [];
    const most = Math.max(2 * least, least + headroom, 2);
    return [
      {
        title: `Set maxReplicas to ${most}`,
        safety: 'unsafe',
        caution:
          'The value is a guess: the nodes and what stands behind the service must bear that many pods.',
        operations: [{ kind: 'set', path: at.path, value: { tabStop: most } }],
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
        minReplicas: 3
        maxReplicas: 3
    `,
    good: `
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web }
      spec:
        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
        minReplicas: 3
        maxReplicas: 10
    `,
  },
});

function leastOf({ root }: Resource): number | undefined {
  const least = root.at('spec', 'minReplicas');
  return least.isAbsent ? 1 : least.integer;
}
