import { type Path, toPointer } from '../../base/path.ts';
import type { TextChange } from '../../base/span.ts';
import { changesFor, nest } from './changes.ts';
import type { Layout } from './layout.ts';
import { isEntry, isNull, locate } from './locate.ts';
import { type EditOperation, isMapping, type NewValue } from './operation.ts';
import { Refusal } from './refusal.ts';

/**
 * The changes of the text that several operations mean together, each said of the document as it is.
 *
 * @throws {Refusal} where they get in each other's way; then they have to be applied one after the other
 */
export function changesTogether(
  root: unknown,
  operations: readonly EditOperation[],
  layout: Layout,
): TextChange[] {
  if (operations.length > 1 && operations.some(({ kind }) => kind === 'remove' || kind === 'rename')) {
    throw new Refusal('What moves other places is done by itself.');
  }
  // Where several insertions meet at one line break, the deepest comes first: it continues the block above.
  const changes = joinParents(root, operations)
    .sort((a, b) => b.path.length - a.path.length)
    .flatMap((operation) => changesFor(root, operation, layout));
  if (overlap(changes)) throw new Refusal('Two operations change the same text.');
  return changes;
}

function overlap(changes: readonly TextChange[]): boolean {
  const replaced = changes.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  return (
    replaced.some((change, index) => change.start < (replaced[index - 1]?.end ?? 0)) ||
    changes.some(
      ({ start, end }) => start === end && replaced.some((other) => other.start < start && start < other.end),
    )
  );
}

/** Operations that would each make the same missing parent become one that makes it with all that belongs there. */
function joinParents(root: unknown, operations: readonly EditOperation[]): EditOperation[] {
  const joined = new Map<string, EditOperation>();
  for (const operation of operations) {
    const made = makesParent(root, operation);
    const id = made ? toPointer(made.path) : `${joined.size} `;
    const earlier = joined.get(id);
    if (!made) joined.set(id, operation);
    else if (earlier?.kind === 'set') joined.set(id, { ...earlier, value: merge(earlier.value, made.value) });
    else joined.set(id, made);
  }
  return [...joined.values()];
}

type SetOperation = Extract<EditOperation, { kind: 'set' }>;

/** The operation said of the outermost place that it makes; undefined where it makes none. */
function makesParent(root: unknown, operation: EditOperation): SetOperation | undefined {
  if (operation.kind !== 'set' && operation.kind !== 'append') return undefined;
  const { found, missing, value: there } = locate(root, operation.path);
  const value: NewValue = operation.kind === 'append' ? [operation.value] : operation.value;
  const hint = operation.kind === 'set' && operation.after !== undefined ? { after: operation.after } : {};
  const inner = found && isEntry(found) ? missing : missing.slice(1);
  if (missing.length === 0 && !(operation.kind === 'append' && isNull(there))) return undefined;
  const path: Path = operation.path.slice(0, operation.path.length - inner.length);
  return { kind: 'set', path, value: nest(value, inner), ...(inner.length === 0 ? hint : {}) };
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

function merge(first: NewValue, second: NewValue): NewValue {
  if (isList(first) && isList(second)) return [...first, ...second];
  if (!isMapping(first) || !isMapping(second)) throw new Refusal('Two operations set the same place.');
  const merged: Record<string, NewValue> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const there = merged[key];
    merged[key] = there === undefined ? value : merge(there, value);
  }
  return merged;
}
