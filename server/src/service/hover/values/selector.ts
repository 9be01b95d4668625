import type { Path } from '../../../base/path.ts';
import { factsNear, type Stated } from '../../../kube/facts/facts.ts';
import { readLabels, readSelector, type Selector, selects } from '../../../kube/labels.ts';
import { type Describer, fieldOf, type HoverPlace } from '../place.ts';
import { objectLink } from './links.ts';

/** More workloads than these are only counted. */
const MOST = 5;

/** Fields with a selector of pods of the own namespace. */
const SELECTORS: ReadonlySet<string> = new Set([
  'V1ServiceSpec.selector',
  'V1ReplicationControllerSpec.selector',
  'V1DeploymentSpec.selector',
  'V1ReplicaSetSpec.selector',
  'V1StatefulSetSpec.selector',
  'V1DaemonSetSpec.selector',
  'V1PodDisruptionBudgetSpec.selector',
  'V1NetworkPolicySpec.podSelector',
]);

/** Which workloads in view a selector selects; on its key, and on the labels in it. */
export const describeSelector: Describer = (place) => {
  const found = selectorAround(place);
  if (!found || !place.resource) return undefined;
  const { facts } = place.snapshot.context;
  const { selector, isOwn } = found;
  const near = factsNear(facts, 'workload', place.resource).filter(
    (fact) => !isOwn || (fact.kind === place.resource?.kind && fact.name === place.resource.name),
  );
  const matching = near.filter(({ podLabels }) => podLabels !== undefined && selects(selector, podLabels));
  // One whose labels are not known may match too.
  const isSure = near.every(({ podLabels, complete }) => podLabels !== undefined && complete);
  if (isOwn) return undefined;
  if (matching.length === 0) return isSure ? ['Matches no workload in view.'] : undefined;
  return [matchText(place, matching)];
};

function matchText(place: HoverPlace, matching: readonly Stated<'workload'>[]): string {
  const lines = matching.slice(0, MOST).map((fact) => `- ${objectLink(place, fact)}`);
  const more = matching.length > MOST ? [`- and ${matching.length - MOST} more`] : [];
  return `Matches:\n${[...lines, ...more].join('\n')}`;
}

function selectorAround(
  place: HoverPlace,
): { readonly selector: Selector; readonly isOwn: boolean } | undefined {
  const { spot, resource, path } = place;
  if (!resource || !fieldOf(place)) return undefined;
  const at = path.findLastIndex((step) => step === 'selector' || step === 'podSelector');
  if (at < 0) return undefined;
  const base: Path = path.slice(0, at + 1);
  const owner = spot?.types.find(({ name }) => SELECTORS.has(`${name}.${String(base.at(-1))}`));
  if (!owner || base.length !== 2) return undefined;
  const field = resource.root.at(...base);
  const isPlain = owner.name === 'V1ServiceSpec' || owner.name === 'V1ReplicationControllerSpec';
  const labels = isPlain && !field.isAbsent ? readLabels(field) : undefined;
  const selector = isPlain ? labels && { matchLabels: labels, matchExpressions: [] } : readSelector(field);
  // A controller selects the pods of its own template.
  const isOwn = owner.name !== 'V1ServiceSpec' && owner.fields.has('template');
  return selector && { selector, isOwn };
}
