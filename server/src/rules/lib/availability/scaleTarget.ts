import { factsBeside, factsNear } from '../../../kube/facts/facts.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';
import type { RuleContext } from '../../rule.ts';

/** What an autoscaler is to scale. */
export interface ScaleTarget {
  readonly kind: string;
  readonly name: string;
}

/** Kinds that the workspace is read for; others may be anything. */
const SCALABLE: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'DaemonSet',
  'DeploymentConfig',
  'Rollout',
  'Job',
  'CronJob',
]);

/** The target that a reference (`scaleTargetRef`, `targetRef`) names, where it is known. */
export function scaleTarget(reference: Field): ScaleTarget | undefined {
  const kind = reference.at('kind').string;
  const name = reference.at('name').string;
  return kind === undefined || name === undefined ? undefined : { kind, name };
}

/**
 * Whether the workspace plainly lacks a target: other workloads of the same namespace or folder are there and wholly known, and
 * none that may be in the namespace has its kind and name.
 */
export function isMissingTarget(
  target: ScaleTarget,
  { namespace }: Resource,
  { facts, file }: RuleContext,
): boolean {
  if (!SCALABLE.has(target.kind)) return false;
  const beside = factsBeside(facts, 'workload', { namespace, file });
  if (beside.length === 0 || !beside.every(({ complete }) => complete)) return false;
  return !factsNear(facts, 'workload', { namespace }).some(
    ({ kind, name }) => kind === target.kind && name === target.name,
  );
}
