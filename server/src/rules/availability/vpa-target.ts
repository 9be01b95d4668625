import { factsBeside } from '../../kube/facts/facts.ts';
import type { Resource } from '../../kube/resource.ts';
import { isMissingTarget, type ScaleTarget, scaleTarget } from '../lib/availability/scaleTarget.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/**
 * Kinds of the API's own groups that a VerticalPodAutoscaler can have as target; of other groups, all that have a scale
 * subresource. Source: github.com/kubernetes/autoscaler vertical-pod-autoscaler/pkg/target/fetcher.go
 */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  v1: ['ReplicationController'],
  'apps/v1': ['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'],
  'batch/v1': ['Job', 'CronJob'],
};

export const vpaTarget = defineRule({
  id: 'vpa-target',
  visits: 'resource',
  category: 'availability',
  kinds: ['VerticalPodAutoscaler'],
  severity: 'info',
  optIn: true,
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { kyverno: ['verify-vpa-target', 'check-vpa-configuration'] },

  summary: 'A VerticalPodAutoscaler has a target that it cannot size, or that another autoscaler works on.',
  why: `
    A VerticalPodAutoscaler for something that is no workload, or is not there, does nothing and says so only in its own status.
    One that changes the requests that a HorizontalPodAutoscaler measures by makes the two drive each other.
  `,
  attack: `
    Nobody breaks in through this gap. Pods that are sized and counted by two masters are restarted all the time, and a rush of
    requests meets too few of them.
  `,
  rollout: `
    A corrected target lets the updater evict pods to give them other requests: begin with \`updateMode: Off\` and read what it
    recommends.
  `,
  docs: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
  messages: {
    kind: ({ object, target }: { object: string; target: string }) =>
      `${object} is meant for a ${target}, which it cannot size.`,
    missing: ({ object, target }: { object: string; target: string }) =>
      `${object} sizes ${target}, which is not in this workspace.`,
    conflict: ({ object, other, measure }: { object: string; other: string; measure: string }) =>
      `${object} changes the ${measure} request that ${other} goes by: the two drive each other.`,
  },

  *check(resource, context) {
    const at = resource.root.at('spec', 'targetRef');
    const target = scaleTarget(at);
    if (!target) return;
    const object = objectName(resource);
    const named = `${target.kind} "${target.name}"`;
    const kinds = TARGETS[at.at('apiVersion').string ?? ''];
    if (kinds && !kinds.includes(target.kind))
      yield { message: 'kind', at: at.at('kind'), data: { object, target: target.kind } };
    else if (isMissingTarget(target, resource, context))
      yield { message: 'missing', at: at.at('name'), data: { object, target: named } };
    const conflict = conflictOf(resource, target, context);
    if (conflict) yield { message: 'conflict', at: at.at('name'), data: { object, ...conflict } };
  },

  examples: {
    bad: `
      apiVersion: autoscaling.k8s.io/v1
      kind: VerticalPodAutoscaler
      metadata: { name: web }
      spec:
        targetRef: { apiVersion: v1, kind: Pod, name: web }
    `,
    good: `
      apiVersion: autoscaling.k8s.io/v1
      kind: VerticalPodAutoscaler
      metadata: { name: web }
      spec:
        targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
    `,
  },
});

/** The HorizontalPodAutoscaler that measures by what this one changes. */
function conflictOf(
  { root, namespace }: Resource,
  target: ScaleTarget,
  { facts, file }: RuleContext,
): { readonly other: string; readonly measure: string } | undefined {
  const mode = root.at('spec', 'updatePolicy', 'updateMode');
  if (mode.isUnknown || mode.is('Off')) return undefined;
  const policies = root.at('spec', 'resourcePolicy', 'containerPolicies');
  if (!policies.isAbsent) return undefined;
  for (const fact of factsBeside(facts, 'autoscaler', { namespace, file })) {
    const [measure] = fact.measures;
    if (measure !== undefined && fact.targetName === target.name && fact.targetKind === target.kind)
      return { other: `${fact.kind} "${fact.name}"`, measure };
  }
  return undefined;
}
