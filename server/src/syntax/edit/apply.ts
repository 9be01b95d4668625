import { isMap, isScalar, isSeq } from 'yaml';
import { derive } from '../../base/derive.ts';
import type { Path } from '../../base/path.ts';
import type { Span, TextChange } from '../../base/span.ts';
import { composeSection } from '../compose.ts';
import type { Node } from '../node.ts';
import { parse } from '../parse.ts';
import type { Section } from '../sections.ts';
import { isFaithful } from './guard.ts';
import { insertEntry, insertItem, type NewEntry } from './insert.ts';
import { type Layout, layoutOf } from './layout.ts';
import { isEntry, isNull, type Location, locate } from './locate.ts';
import type { EditOperation, NewValue } from './operation.ts';
import { Refusal } from './refusal.ts';
import { removeFound } from './remove.ts';
import { renderKey } from './render.ts';
import { replaceScalar, replaceValue } from './replace.ts';
import { applyMarked, HAS_MARKS } from './tabStops.ts';

/** A changed text with its tab stops, or why nothing was changed. */
export type EditOutcome =
  | {
      readonly ok: true;
      readonly text: string;
      /** The section of the changed text, already parsed. */
      readonly section: Section;
      readonly tabStops: readonly Span[];
    }
  | { readonly ok: false; readonly reason: string };

/** Line breaks for some YAML readers only, the Go library of Kubernetes among them: what belongs to a comment is not certain. */
const ODD_LINE_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/;

/**
 * Applies operations to a section, one after the other, keeping every comment and everything else as it is written.
 *
 * Refuses, rather than guesses, wherever the result is not certain: broken or templated text, text that several places share,
 * unusual layout. Whatever is returned has been parsed again and compared with what was asked for.
 *
 * @param tabStops those that the section has from edits before; they move along
 */
export function applyOperations(
  section: Section,
  operations: readonly EditOperation[],
  tabStops: readonly Span[] = [],
): EditOutcome {
  const { root, problems } = parse(section);
  if (!root || problems.length > 0) return refuse('The document does not parse.');
  if (!isEditable(section)) return refuse('The document holds characters that make an edit uncertain.');
  try {
    const edited = operations.reduce<Edited>(
      (current, operation) => edit(current, changesOf(current.section, operation)),
      { section, tabStops },
    );
    const after = parse(edited.section);
    if (!after.root || after.problems.length > 0) return refuse('The result would not parse.');
    return isFaithful(section, edited.section, operations)
      ? { ok: true, text: edited.section.text, ...edited }
      : refuse('The result would not be what was asked for.');
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  }
}

interface Edited {
  readonly section: Section;
  readonly tabStops: readonly Span[];
}

function edit({ section, tabStops }: Edited, changes: readonly TextChange[]): Edited {
  const changed = applyMarked({ text: section.text, tabStops }, changes);
  return { section: { text: changed.text }, tabStops: changed.tabStops };
}

/**
 * Whether operations can be applied as far as the places that they name tell, each for itself. Cheap, for offering a fix; the
 * edit itself checks the whole result and may still refuse.
 */
export function canApply(section: Section, operations: readonly EditOperation[]): boolean {
  const { root, problems } = parse(section);
  if (!root || problems.length > 0 || !isEditable(section)) return false;
  return operations.length > 0 && operations.every((operation) => canApplyOne(section, operation));
}

const isEditable = derive(
  ({ text }: Section): boolean => !HAS_MARKS.test(text) && !ODD_LINE_BREAK.test(text),
);

function canApplyOne(section: Section, operation: EditOperation): boolean {
  try {
    changesOf(section, operation);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function refuse(reason: string): EditOutcome {
  return { ok: false, reason };
}

function changesOf(section: Section, operation: EditOperation): TextChange[] {
  const { root } = parse(section);
  const { document } = composeSection(section);
  if (!document || !root) throw new Refusal('The document does not parse.');
  if (isShared(root, operation)) throw new Refusal('Several places of the document share this text.');
  return changesFor(document.contents, operation, layoutOfSection(section));
}

const layoutOfSection = derive((section: Section) =>
  layoutOf(section.text, composeSection(section).document?.contents),
);

/**
 * Whether a path leads through a node that an alias or merge key uses too, or an edit at its end would take away such a node
 * inside what stands there.
 */
function isShared(root: Node, { kind, path }: EditOperation): boolean {
  let node: Node | undefined = root;
  for (const step of path) {
    if (!node || node.shared) break;
    node = childOf(node, step);
  }
  if (node?.shared === true) return true;
  return node !== undefined && (kind === 'remove' || kind === 'set') && holdsAnchor(node, node.span);
}

/** Whether a node that is used elsewhere stands in the text of a span; aliases to nodes outside do not count. */
function holdsAnchor(node: Node, within: Span): boolean {
  if (node.shared) return within.start <= node.span.start && node.span.end <= within.end;
  if (node.kind === 'map') return [...node.entries.values()].some(({ value }) => holdsAnchor(value, within));
  return node.kind === 'sequence' && node.items.some((item) => holdsAnchor(item, within));
}

function childOf(node: Node, step: string | number): Node | undefined {
  if (node.kind === 'map') return node.entries.get(String(step))?.value;
  return node.kind === 'sequence' ? node.items[Number(step)] : undefined;
}

function changesFor(root: unknown, operation: EditOperation, layout: Layout): TextChange[] {
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
function nest(value: NewValue, steps: Path): NewValue {
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
    return [replaceScalar(location.value, value, layout)];
  }
  if (!isMap(parent) || typeof first !== 'string') throw new Refusal('A mapping is expected here.');
  return fill(parent, location, { key: first, value: nest(value, rest), after }, layout);
}

/** Adds an entry to a mapping; an empty `{}` that is the value of a block entry becomes a block mapping. */
function fill(parent: Location['parent'], location: Location, entry: NewEntry, layout: Layout): TextChange[] {
  if (!isMap(parent)) throw new Refusal('A mapping is expected here.');
  const owner = location.trail.at(-1);
  if (parent.items.length === 0 && owner && isMap(owner.parent) && !owner.parent.flow) {
    const pair = owner.parent.items.find((item) => item.value === parent);
    if (pair) return replaceValue(pair, { [entry.key]: entry.value }, false, layout);
  }
  return insertEntry(parent, entry, layout);
}

function append(location: Location, value: NewValue, layout: Layout): TextChange[] {
  const { missing, value: list } = location;
  if (missing.length > 0 || isNull(list)) return setValue(location, [value], layout);
  if (!isSeq(list)) throw new Refusal('A list is expected here.');
  return list.items.length > 0 ? insertItem(list, value, layout) : setValue(location, [value], layout);
}

function rename(location: Location, key: string, layout: Layout): TextChange[] {
  const { found, missing } = location;
  if (missing.length > 0 || !isEntry(found) || !isScalar(found.key))
    throw new Refusal('There is no such key.');
  const [start = 0, end = 0] = found.key.range ?? [];
  const quoted = found.key.type === 'QUOTE_DOUBLE';
  return [{ start, end, newText: quoted ? JSON.stringify(key) : renderKey(key, layout) }];
}
