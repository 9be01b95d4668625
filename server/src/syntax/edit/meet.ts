import { samePath, startsWith } from '../../base/path.ts';
import type { EditOperation, NewValue } from './operation.ts';

/** Whether two operations are one and the same. */
export function isSameOperation(a: EditOperation, b: EditOperation): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Whether two operations, both thought out for the same document, may get in each other's way: they say different things of
 * one place, one works inside what the other replaces, or one moves what the other names. Then the second has to be thought
 * out again after the first.
 */
export function meet(a: EditOperation, b: EditOperation): boolean {
  if (isMove(a) || isMove(b)) return true;
  if (a.kind === 'append' && b.kind === 'append')
    return samePath(a.path, b.path) && sameName(a.value, b.value);
  if (isSameOperation(a, b)) return false;
  return startsWith(a.path, b.path) || startsWith(b.path, a.path);
}

/** Removing and renaming change what the paths of others name. */
function isMove({ kind }: EditOperation): boolean {
  return kind === 'remove' || kind === 'rename';
}

/** Items of one list are told apart by their name, where they have one. */
function sameName(a: NewValue, b: NewValue): boolean {
  const name = (value: NewValue) => (typeof value === 'object' && 'name' in value ? value.name : value);
  return JSON.stringify(name(a)) === JSON.stringify(name(b));
}
