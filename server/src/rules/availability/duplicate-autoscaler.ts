import { factsBeside } from '../../kube/facts/facts.ts';
import { scaleTarget } from '../lib/availability/scaleTarget.ts';
import { isHorizontal } from '../lib/availability/scaling.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const duplicateAutoscaler = defineRule({
  id: 'duplicate-autoscaler',
  visits: 'resource',
  category: 'availability',
  kinds: ['HorizontalPodAutoscaler', 'VerticalPodAutoscaler', 'ScaledObject'],
  severity: 'info',
  optIn: true,
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { kyverno: ['prevent-duplicate-hpa', 'prevent-duplicate-vpa'] },

  summary: 'Two autoscalers of the same sort change the same workload.',
  why: `
    Each of the two sets the workload to the size that it thinks right, and the other one sets it back: pods start and stop without
    end. A ScaledObject of KEDA counts too, since KEDA makes a HorizontalPodAutoscaler out of it.
  `,
  attack: `
    Nobody breaks in through this gap. Pods that start and stop all the time drop requests and fill the nodes with images.
  `,
  rollout: `
    Put the metrics of both into one autoscaler before the other is deleted: it takes the largest size that any of its metrics
    asks for.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  messages: {
    duplicate: ({ object, target, other }: { object: string; target: string; other: string }) =>
      `${object} and ${other} both scale ${target}: they undo each other's work.`,
  },

  *check(resource, context) {
    const spec = resource.root.at('spec');
    const at = spec.at(resource.kind === 'VerticalPodAutoscaler' ? 'targetRef' : 'scaleTargetRef');
    const name = at.at('name').string;
    const kind = scaleTarget(at)?.kind ?? 'Deployment';
    if (name === undefined || resource.name === undefined) return;
    const place = { namespace: resource.namespace, file: context.file };
    // Of a pair, the one later in the alphabet is reported.
    const other = factsBeside(context.facts, 'autoscaler', place).find(
      (fact) =>
        fact.targetName === name &&
        fact.targetKind === kind &&
        isHorizontal(fact) === isHorizontal(resource) &&
        `${fact.name} ${fact.kind}` < `${resource.name} ${resource.kind}`,
    );
    if (!other) return;
    const data = {
      object: objectName(resource),
      target: `${kind} "${name}"`,
      other: `${other.kind} "${other.name}"`,
    };
    yield { message: 'duplicate', at: at.at('name'), data };
  },

  examples: {
    bad: `
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web }
      spec:
        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
        maxReplicas: 10
      ---
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata: { name: web-queue }
      spec:
        scaleTargetRef: { name: web }
    `,
    good: `
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: { name: web }
      spec:
        scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
        maxReplicas: 10
    `,
  },
});
