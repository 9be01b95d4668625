import { isMap, isScalar, isSeq } from 'yaml';
import type { Path } from '../../base/path.ts';
import type { TextChange } from '../../base/span.ts';
import { fillEmptyItem, insertEntry, insertItem, type NewEntry } from './insert.ts';
import type { Layout } from './layout.ts';
import { isEntry, isNull, type Location, locate } from './locate.ts';
import type { EditOperation, NewValue } from './operation.ts';
import { Refusal } from './refusal.ts';
import { removeFound } from './remove.ts';
import { renderKey } from './render.ts';
import { replaceScalar, replaceValue } from './replace.ts';
import { sortEntries } from './sort.ts';

/**
 * The changes of the text that an operation means.
 *
 * @param root the contents of the library's document
 * @throws {Refusal} where the place is not certain to be right
 */
export function changesFor(root: unknown, operation: EditOperation, layout: Layout): TextChange[] {
  if (operation.kind === 'sort') return sort(root, operation.path, layout);
  const location = locate(root, operation.path);
  switch (operation.kind) {
    case 'set':
      return setValue(location, operation.value, layout, operation.after);
    case 'append':
      return append(location, operation.value, layout);
    case 'remove':
      if (location.missing.length > 0) throw new Refusal('There is nothing to remove.');
      return removeFound(location, operation.comments ?? 'keep', layout);
    case 'rename':
      return rename(location, operation.key, layout);
  }
}

/** The value of the first missing step once the rest of the path is wrapped around a value. */
export function nest(value: NewValue, steps: Path): NewValue {
  return steps.reduceRight<NewValue>((inner, step) => {
    if (typeof step !== 'string') throw new Refusal('A missing list item is not made.');
    return { [step]: inner };
  }, value);
}

function setValue(location: Location, value: NewValue, layout: Layout, after?: string): TextChange[] {
  const { parent, found, missing } = location;
  const [first, ...rest] = missing;
  if (found && isEntry(found)) return replaceValue(found, nest(value, missing), parent.flow === true, layout);
  if (found) {
    if (missing.length > 0) throw new Refusal('An empty list item is not filled.');
    return [replaceScalar(location.value, value, layout, isSeq(parent) && !parent.flow)];
  }
  if (!isMap(parent) || typeof first !== 'string') throw new Refusal('A mapping is expected here.');
  return fill(parent, location, { key: first, value: nest(value, rest), after }, layout);
}

/** Adds an entry to a mapping; an empty `{}` that is a block entry's value or a block list's item becomes a block mapping. */
function fill(parent: Location['parent'], location: Location, entry: NewEntry, layout: Layout): TextChange[] {
  if (!isMap(parent)) throw new Refusal('A mapping is expected here.');
  const owner = location.trail.at(-1);
  if (parent.items.length === 0 && owner && isMap(owner.parent) && !owner.parent.flow) {
    const pair = owner.parent.items.find((item) => item.value === parent);
    if (pair) return replaceValue(pair, { [entry.key]: entry.value }, false, layout);
  }
  if (parent.items.length === 0 && owner && isSeq(owner.parent) && !owner.parent.flow)
    return fillEmptyItem(parent, entry, layout);
  return insertEntry(parent, entry, layout);
}

function append(location: Location, value: NewValue, layout: Layout): TextChange[] {
  const { missing, value: list } = location;
  if (missing.length > 0 || isNull(list)) return setValue(location, [value], layout);
  if (!isSeq(list)) throw new Refusal('A list is expected here.');
  return list.items.length > 0 ? insertItem(list, value, layout) : setValue(location, [value], layout);
}

function sort(root: unknown, path: Path, layout: Layout): TextChange[] {
  const map = path.length === 0 ? root : locate(root, path).value;
  if (!isMap(map)) throw new Refusal('A mapping is expected here.');
  return sortEntries(map, layout);
}

function rename(location: Location, key: string, layout: Layout): TextChange[] {
  const { found, missing } = location;
  if (missing.length > 0 || !isEntry(found) || !isScalar(found.key))
    throw new Refusal('There is no such key.');
  const [start = 0, end = 0] = found.key.range ?? [];
  const quoted = found.key.type === 'QUOTE_DOUBLE';
  return [{ start, end, newText: quoted ? JSON.stringify(key) : renderKey(key, layout) }];
}
