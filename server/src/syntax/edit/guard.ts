import { derive } from '../../base/derive.ts';
import type { Path } from '../../base/path.ts';
import type { Node } from '../node.ts';
import { parse } from '../parse.ts';
import type { Section } from '../sections.ts';
import { type EditOperation, isTabStop, type NewValue } from './operation.ts';
import { commentsIn } from './remove.ts';

/** A value of a document without its place; text that is not known stands for itself. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/**
 * Whether an edit did exactly what was asked: the new document has the old one's values with the operations applied to them,
 * and every comment is still there.
 */
export function isFaithful(before: Section, after: Section, operations: readonly EditOperation[]): boolean {
  const expected = operations.reduce((value, operation) => applyPlain(value, operation), plainOf(before));
  if (!isSame(expected, plainOf(after))) return false;
  if (operations.some((operation) => operation.kind === 'remove' && operation.comments === 'remove'))
    return true;
  const [old, now] = [sortedComments(before), sortedComments(after)];
  return old.length === now.length && old.every((comment, index) => comment === now[index]);
}

const sortedComments = derive((section: Section): readonly string[] => commentsIn(section.text).sort());

/** A section's document as plain values; `null` where it has none. */
export const plainOf = derive((section: Section): Plain => {
  const { root } = parse(section);
  return root ? toPlain(root, section.text) : null;
});

/** A document as plain values; what is unknown counts as its own text. */
function toPlain(node: Node, text: string): Plain {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'unknown':
      return { '\u0000unknown': text.slice(node.span.start, node.span.end) };
    case 'sequence':
      return node.items.map((item) => toPlain(item, text));
    case 'map':
      return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toPlain(entry.value, text)]));
  }
}

/** Whether two values are equal; the order of keys does not matter. */
export function isSame(a: Plain, b: Plain): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => isSame(item, b[index] ?? null));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null))
  );
}

function newPlain(value: NewValue): Plain {
  if (typeof value !== 'object') return value;
  if (isTabStop(value)) return value.tabStop;
  if (Array.isArray(value)) return value.map((item: NewValue) => newPlain(item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, newPlain(item as NewValue)]));
}

function applyPlain(root: Plain, operation: EditOperation): Plain {
  switch (operation.kind) {
    case 'set':
      return change(root, operation.path, () => newPlain(operation.value));
    case 'append':
      return change(root, operation.path, (old) => [
        ...(Array.isArray(old) ? old : []),
        newPlain(operation.value),
      ]);
    case 'remove':
      return removePlain(root, operation.path) ?? {};
    case 'rename':
      return renamePlain(root, operation.path, operation.key);
    case 'sort':
      return root;
  }
}

function change(value: Plain | undefined, path: Path, make: (old: Plain | undefined) => Plain): Plain {
  const [step, ...rest] = path;
  if (step === undefined) return make(value);
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? change(item, rest, make) : item));
  const map = typeof value === 'object' && value !== null ? value : {};
  return { ...map, [step]: change(map[step], rest, make) };
}

/** Without what the path names; undefined where nothing is left of a mapping's value. */
function removePlain(value: Plain | undefined, path: Path): Plain | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined || typeof value !== 'object' || value === null)
    return undefined;
  const inner = Array.isArray(value) ? value[Number(step)] : value[step];
  const left = removePlain(inner, rest);
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) =>
      index !== step ? [item] : left === undefined ? [] : [left],
    );
    return items.length === 0 ? undefined : items;
  }
  const { [step]: _removed, ...others } = value;
  const map = left === undefined ? others : { ...others, [step]: left };
  return Object.keys(map).length === 0 ? undefined : map;
}

function renamePlain(root: Plain, path: Path, key: string): Plain {
  const last = path.at(-1);
  return change(root, path.slice(0, -1), (old) => {
    if (typeof old !== 'object' || old === null || Array.isArray(old) || last === undefined)
      return old ?? null;
    const { [last]: value = null, ...others } = old;
    return { ...others, [key]: value };
  });
}
