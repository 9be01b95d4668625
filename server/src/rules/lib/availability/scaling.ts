import type { AutoscalerFact } from '../../../kube/facts/fact.ts';
import { factsBeside, factsNear, type Stated } from '../../../kube/facts/facts.ts';
import type { Pod } from '../../../kube/pod.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { RuleContext } from '../../rule.ts';

/** How many pods a workload asks for: one where it says nothing; undefined where that is not known. */
export function replicasOf({ resource, partial }: Pod): number | undefined {
  const replicas = resource.root.at('spec', 'replicas');
  if (!replicas.isAbsent) return replicas.integer;
  return partial ? undefined : 1;
}

/** Whether an autoscaler changes the number of pods; a VerticalPodAutoscaler changes their size. */
export function isHorizontal({ kind }: Pick<AutoscalerFact, 'kind'>): boolean {
  return kind !== 'VerticalPodAutoscaler';
}

/** Horizontal autoscalers that may have this object as their target. */
export function possibleScalers(resource: Resource, { facts }: RuleContext): Stated<'autoscaler'>[] {
  return factsNear(facts, 'autoscaler', resource).filter((fact) => scales(fact, resource));
}

/** Horizontal autoscalers that certainly have this object as their target. */
export function certainScalers(resource: Resource, { facts, file }: RuleContext): Stated<'autoscaler'>[] {
  const place = { namespace: resource.namespace, file };
  return factsBeside(facts, 'autoscaler', place).filter((fact) => scales(fact, resource));
}

function scales(fact: AutoscalerFact, { kind, name }: Resource): boolean {
  return isHorizontal(fact) && fact.targetName === name && fact.targetKind === kind;
}
