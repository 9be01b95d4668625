import { derive } from '../../base/derive.ts';
import type { Span, TextChange } from '../../base/span.ts';
import { composeSection } from '../compose.ts';
import type { Node } from '../node.ts';
import { parse } from '../parse.ts';
import type { Section } from '../sections.ts';
import { surelyFits } from './fits.ts';
import { isFaithful } from './guard.ts';
import { layoutOf } from './layout.ts';
import type { EditOperation } from './operation.ts';
import { Refusal } from './refusal.ts';
import { applyMarked, HAS_MARKS } from './tabStops.ts';
import { changesTogether } from './together.ts';

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
 * Applies operations to a section, as if one after the other, keeping every comment and everything else as it is written.
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
  const start: Edited = { section, tabStops };
  if (operations.length > 1) {
    // One parse instead of one for each operation; where they get in each other's way, the slow way decides.
    const outcome = attempt(start, operations, () => applyAtOnce(start, operations));
    if (outcome.ok) return outcome;
  }
  return attempt(start, operations, () =>
    operations.reduce((current, operation) => applyAtOnce(current, [operation]), start),
  );
}

interface Edited {
  readonly section: Section;
  readonly tabStops: readonly Span[];
}

/** Makes a changed section and checks it against what was asked for. */
function attempt({ section }: Edited, operations: readonly EditOperation[], edit: () => Edited): EditOutcome {
  try {
    const edited = edit();
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

/**
 * Whether operations can be applied as far as the places that they name tell, each for itself. Cheap, for offering a fix; the
 * edit itself checks the whole result and may still refuse.
 */
export function canApply(section: Section, operations: readonly EditOperation[]): boolean {
  const { root, problems } = parse(section);
  if (!root || problems.length > 0 || !isEditable(section)) return false;
  return (
    operations.length > 0 &&
    operations.every((operation) => surelyFits(section, operation) || thinksOut(section, operation))
  );
}

const isEditable = derive(
  ({ text }: Section): boolean => !HAS_MARKS.test(text) && !ODD_LINE_BREAK.test(text),
);

/** Whether an operation can be applied as far as its place tells, found by thinking out how the text would change. */
export function thinksOut(section: Section, operation: EditOperation): boolean {
  try {
    changesOf(section, [operation]);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function refuse(reason: string): EditOutcome {
  return { ok: false, reason };
}

function applyAtOnce({ section, tabStops }: Edited, operations: readonly EditOperation[]): Edited {
  const changed = applyMarked({ text: section.text, tabStops }, changesOf(section, operations));
  return { section: { ...section, text: changed.text }, tabStops: changed.tabStops };
}

function changesOf(section: Section, operations: readonly EditOperation[]): TextChange[] {
  const { root } = parse(section);
  const { document } = composeSection(section);
  if (!document || !root) throw new Refusal('The document does not parse.');
  if (operations.some((operation) => isShared(root, operation))) {
    throw new Refusal('Several places of the document share this text.');
  }
  return changesTogether(document.contents, operations, layoutOfSection(section));
}

const layoutOfSection = derive((section: Section) =>
  layoutOf(section.text, composeSection(section).document?.contents),
);

/**
 * Whether a path leads through a node that an alias or merge key uses too, or an edit at its end would take away such a node
 * inside what stands there, or move it.
 */
function isShared(root: Node, { kind, path }: EditOperation): boolean {
  let node: Node | undefined = root;
  for (const step of path) {
    if (!node || node.shared) break;
    node = childOf(node, step);
  }
  if (node?.shared === true) return true;
  const moves = kind === 'remove' || kind === 'set' || kind === 'sort';
  return node !== undefined && moves && holdsAnchor(node, node.span);
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
