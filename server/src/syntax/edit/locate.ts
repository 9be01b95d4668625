import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from '../../base/path.ts';
import { Refusal } from './refusal.ts';

/** How far a path leads in the written text. */
export interface Location {
  /** The collection that holds, or should hold, the next step. */
  readonly parent: YAMLMap | YAMLSeq;
  /** The entry or item at the end of the path, or on the way to it where it is empty. */
  readonly found: Pair | { readonly index: number } | undefined;
  readonly value: unknown;
  /** Steps that nothing is written for; empty where the whole path is. */
  readonly missing: Path;
  /** The collections and steps from the root to `found`, outermost first. */
  readonly trail: readonly { readonly parent: YAMLMap | YAMLSeq; readonly step: string | number }[];
}

function entryOf(map: YAMLMap, key: string): Pair | undefined {
  const found = map.items.filter((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (found.length > 1) throw new Refusal(`The key "${key}" stands more than once.`);
  return found[0];
}

/** Whether a value is `null`: not written, or one of its spellings. */
export function isNull(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return (
    isScalar(value) && value.type === 'PLAIN' && /^(?:|~|null|Null|NULL)$/.test(String(value.value ?? ''))
  );
}

/**
 * Follows a path through the text itself: not through aliases, merge keys or application tags, whose text belongs to others.
 * @throws {Refusal} where the path leads into such a place, or into a value of another type.
 */
export function locate(root: unknown, path: Path): Location {
  const trail: { parent: YAMLMap | YAMLSeq; step: string | number }[] = [];
  let value: unknown = root;
  let parent: YAMLMap | YAMLSeq | undefined;
  let found: Location['found'];
  for (const [index, step] of path.entries()) {
    if (parent && isNull(value)) return { parent, found, value, missing: path.slice(index), trail };
    const collection = writable(value);
    const next = childOf(collection, step);
    if (!next)
      return { parent: collection, found: undefined, value: undefined, missing: path.slice(index), trail };
    parent = collection;
    found = next.found;
    value = next.value;
    trail.push({ parent, step });
  }
  if (!parent) throw new Refusal('The document itself is not edited.');
  if (isAlias(value)) throw new Refusal('An alias is not edited.');
  return { parent, found, value, missing: [], trail };
}

function writable(value: unknown): YAMLMap | YAMLSeq {
  if (isAlias(value)) throw new Refusal('What an alias stands for is not edited.');
  if (!isMap(value) && !isSeq(value)) throw new Refusal('A mapping or list is expected here.');
  if (value.tag && !value.tag.startsWith('tag:yaml.org,2002:'))
    throw new Refusal('A tagged value is not edited.');
  return value;
}

function childOf(
  parent: YAMLMap | YAMLSeq,
  step: string | number,
): { found: Location['found']; value: unknown } | undefined {
  if (isMap(parent) && typeof step === 'string') {
    const pair = entryOf(parent, step);
    if (pair) return { found: pair, value: pair.value };
    if (entryOf(parent, '<<')) throw new Refusal('The mapping takes keys from a merge.');
    return undefined;
  }
  if (isSeq(parent) && typeof step === 'number') {
    if (step < parent.items.length) return { found: { index: step }, value: parent.items[step] };
    throw new Refusal(`There is no item ${step}.`);
  }
  throw new Refusal('The value here is of another type.');
}

/** Whether a found place is an entry of a mapping. */
export function isEntry(found: Location['found']): found is Pair {
  return isPair(found);
}
