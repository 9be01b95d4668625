import { derive } from '../../base/derive.ts';
import type { Path } from '../../base/path.ts';
import type { MapNode, Node, SequenceNode } from '../node.ts';
import { parse } from '../parse.ts';
import type { Section } from '../sections.ts';
import { lineStart } from './layout.ts';
import { type EditOperation, isTabStop, type NewValue } from './operation.ts';

/** What may be an anchor, tag, explicit key or merge key; strings and comments may have it too. Without anchors there are no aliases. */
const SPECIAL = /(?:^|[\s,[{:-])[&!?]|<</m;

const isOrdinary = derive(({ text }: Section): boolean => !SPECIAL.test(text));

/**
 * Whether an operation fits beyond doubt: it gives a value to a scalar or adds to a block of ordinary YAML, as nearly all do. The tree
 * tells, without the concrete syntax that an edit needs. `false` says nothing: then the edit has to be thought out.
 *
 * @param section one without syntax problems
 */
export function surelyFits(section: Section, operation: EditOperation): boolean {
  const { kind, path } = operation;
  const { root } = parse(section);
  if ((kind !== 'set' && kind !== 'append') || !root || path.length === 0 || !isOrdinary(section))
    return false;
  let node: Node = root;
  for (const [index, step] of path.entries()) {
    if (isBlockMap(node) && typeof step === 'string') {
      const entry = node.entries.get(step);
      if (!entry) return areKeys(path.slice(index + 1)) && takesEntry(node, section);
      node = entry.value;
    } else {
      const item = isBlockSequence(node) && typeof step === 'number' ? node.items[step] : undefined;
      if (!item) return false;
      node = item;
    }
  }
  return kind === 'set' ? isReplaceable(node, operation.value) : takesItem(node, section);
}

function isBlockMap(node: Node): node is MapNode {
  return node.kind === 'map' && !node.flow && node.complete && !node.shared;
}

function isBlockSequence(node: Node): node is SequenceNode {
  return node.kind === 'sequence' && !node.flow && node.complete && !node.shared;
}

/** Missing mappings are made, missing items are not. */
function areKeys(path: Path): boolean {
  return path.every((step) => typeof step === 'string');
}

function takesEntry(map: MapNode, section: Section): boolean {
  const [first] = map.entries.values();
  return first !== undefined && startsLine(first.keySpan.start, section);
}

function takesItem(node: Node, section: Section): boolean {
  if (!isBlockSequence(node) || node.items.length === 0) return false;
  const { start } = node.span;
  return section.text[start] === '-' && startsLine(start, section);
}

/** Whether only blanks and dashes stand before an offset in its line. */
function startsLine(offset: number, { text }: Section): boolean {
  return /^\uFEFF?[ -]*$/.test(text.slice(lineStart(text, offset), offset));
}

function isReplaceable(node: Node, value: NewValue): boolean {
  if (node.kind !== 'scalar' || node.style === 'block' || node.value === null || node.shared) return false;
  return typeof value !== 'object' || isTabStop(value);
}
