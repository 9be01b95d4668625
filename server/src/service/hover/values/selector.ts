import { factsNear, type Stated } from '../../../kube/facts/facts.ts';
import { readLabels, readSelector, type Selector, selects } from '../../../kube/labels.ts';
import type { Describer, HoverPlace } from '../place.ts';
import { objectLink } from './links.ts';

/** More workloads than these are only counted. */
const MOST = 5;

/** Fields with a selector of pods of the own namespace; controllers select those of their own template. */
const SELECTORS: ReadonlySet<string> = new Set([
  'V1ServiceSpec.selector',
  'V1PodDisruptionBudgetSpec.selector',
  'V1NetworkPolicySpec.podSelector',
]);

/** Which workloads in view a selector selects; on its key, and on the labels in it. */
export const describeSelector: Describer = (place) => {
  const selector = selectorAround(place);
  if (!selector || !place.resource) return undefined;
  const near = factsNear(place.snapshot.context.facts, 'workload', place.resource);
  const matching = near.filter(({ podLabels }) => podLabels !== undefined && selects(selector, podLabels));
  if (matching.length > 0) return [matchText(place, matching)];
  // One whose labels are not known may match.
  const isSure = near.every(({ podLabels, complete }) => podLabels !== undefined && complete);
  return isSure ? ['Matches no workload in view.'] : undefined;
};

function matchText(place: HoverPlace, matching: readonly Stated<'workload'>[]): string {
  const lines = matching.slice(0, MOST).map((fact) => `- ${objectLink(place, fact)}`);
  const more = matching.length > MOST ? [`- and ${matching.length - MOST} more`] : [];
  return `Matches:\n${[...lines, ...more].join('\n')}`;
}

function selectorAround({ spot, resource, path }: HoverPlace): Selector | undefined {
  const [first, key] = path;
  if (!resource || first !== 'spec' || typeof key !== 'string') return undefined;
  if (!spot?.types.some(({ name }) => SELECTORS.has(`${name}.${key}`))) return undefined;
  const field = resource.root.at('spec', key);
  if (!spot.types.some(({ name }) => name === 'V1ServiceSpec')) return readSelector(field);
  const matchLabels = field.isAbsent ? undefined : readLabels(field);
  return matchLabels && { matchLabels, matchExpressions: [] };
}
