import type { ValuePlace, ValueProposal } from '../place.ts';
import { containerAround } from './around.ts';
import type { ValueTable } from './pattern.ts';
import { usual } from './propose.ts';

/** A reference that is being typed at the end of a text: `$(` and the part of a name. */
const BEGUN = /^(.*?)\$\([\w.-]*$/s;
/** What is left of a reference behind the cursor. */
const REST = /^[\w.-]*\)?/;

/**
 * The whole text with the variables that may be referred to where the cursor is behind `$(`: those of the container, in a variable those
 * before it: https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/.
 */
function references(place: ValuePlace): readonly ValueProposal[] | undefined {
  const quote = /^["']/.exec(place.typed)?.[0] ?? '';
  const before = BEGUN.exec(place.typed.slice(quote.length))?.[1];
  // An escaped `$$(` is no reference.
  if (before === undefined || /(?:^|[^$])(?:\$\$)*\$$/.test(before)) return undefined;
  const written = place.section.text.slice(place.span.start + place.typed.length, place.span.end);
  const rest = (quote !== '' && written.endsWith(quote) ? written.slice(0, -1) : written).replace(REST, '');
  return earlierNames(place).map((name) =>
    usual(`${before}$(${name})${rest}`, `variable ${name} of the container`),
  );
}

function earlierNames(place: ValuePlace): readonly string[] {
  const items = containerAround(place)?.at('env').items ?? [];
  const list = place.path.lastIndexOf('env');
  const index = list < 0 ? items.length : Number(place.path[list + 1]);
  return items.slice(0, index).flatMap((item) => item.at('name').string ?? []);
}

/** Texts in which Kubernetes replaces references to variables. */
export const variableValues: ValueTable = {
  'env.value': references,
  'containers.command': references,
  'containers.args': references,
  'initContainers.command': references,
  'initContainers.args': references,
};
