import { movedRange, type Position, type Range, type Span, touches } from '../../base/span.ts';
import type { Node } from '../../syntax/node.ts';
import { parse } from '../../syntax/parse.ts';
import { lineMapOf, type PlacedSection, type Section } from '../../syntax/sections.ts';
import type { Snapshot } from '../snapshot.ts';

/**
 * What a selection grows to, from the smallest: word, scalar, entry, mapping, item, list and so on outwards, document, file. Each holds
 * the one before and is larger.
 */
export function selectionRanges(snapshot: Snapshot, position: Position): readonly Range[] {
  const { sections, text } = snapshot.file;
  const placed = sections.findLast(({ startLine }) => startLine <= position.line);
  if (!placed) return [{ start: position, end: position }];
  const lines = lineMapOf(placed.section);
  const offset = lines.offsetAt({ line: position.line - placed.startLine, character: position.character });
  const found = growing(spansAt(placed.section, offset), offset).map(({ start, end }) =>
    movedRange({ start: lines.positionAt(start), end: lines.positionAt(end) }, placed.startLine),
  );
  return sections.length > 1 ? [...found, wholeFile(sections, text)] : found;
}

function wholeFile(sections: readonly PlacedSection[], text: string): Range {
  const last = sections.at(-1);
  const start = { line: 0, character: 0 };
  if (!last) return { start, end: start };
  const end = lineMapOf(last.section).positionAt(text.length - last.start);
  return { start, end: { line: end.line + last.startLine, character: end.character } };
}

/** Everything that may be meant at an offset, outermost last. */
function spansAt(section: Section, offset: number): Span[] {
  const { text } = section;
  const spans: Span[] = [{ start: 0, end: text.length }];
  const { root } = parse(section);
  for (let node = root; node; node = childAt(node, offset)) {
    if (node.keySpan)
      spans.push({ start: node.keySpan.start, end: Math.max(node.keySpan.end, node.span.end) });
    else if (node !== root) spans.push({ start: dashBefore(text, node.span.start), end: node.span.end });
    if (node.keySpan && touches(node.keySpan, offset)) {
      spans.push(node.keySpan);
      break;
    }
    spans.push(node.span, ...linesInside(node, text, offset));
  }
  spans.push(wordAt(text, offset));
  return spans.map((span) => withoutSpaceAtEnd(text, span)).reverse();
}

/** Of the spans those that hold the offset and everything before them. */
function growing(spans: readonly Span[], offset: number): Span[] {
  const found: Span[] = [];
  let last: Span = { start: offset, end: offset };
  for (const span of spans) {
    const holds = span.start <= last.start && span.end >= last.end;
    if (!holds || span.end - span.start <= last.end - last.start) continue;
    found.push(span);
    last = span;
  }
  return found.length > 0 ? found : [last];
}

function childAt(node: Node, offset: number): Node | undefined {
  const children =
    node.kind === 'map'
      ? [...node.entries.values()].map(({ value }) => value)
      : node.kind === 'sequence'
        ? node.items
        : [];
  return children.find(
    (child) =>
      (child.keySpan && touches(child.keySpan, offset)) ||
      (isInside(child, node) && touches(child.span, offset)),
  );
}

/** What an alias stands for is written elsewhere. */
const isInside = (child: Node, parent: Node): boolean =>
  child.span.start >= parent.span.start &&
  child.span.end <= parent.span.end &&
  (child.keySpan === undefined || child.span.start >= child.keySpan.end);

/** Where the item starts whose value starts at an offset: at its dash, where it has one. */
function dashBefore(text: string, start: number): number {
  let before = start - 1;
  while (before >= 0 && /\s/.test(text[before] ?? '')) before -= 1;
  return text[before] === '-' ? before : start;
}

/** What stands between quotes, and the line of a block scalar. */
function linesInside(node: Node, text: string, offset: number): Span[] {
  if (node.kind !== 'scalar') return [];
  const { start, end } = node.span;
  if (node.style === 'single' || node.style === 'double') return [{ start: start + 1, end: end - 1 }];
  if (node.style !== 'block') return [];
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineFeed = text.indexOf('\n', offset);
  const lineEnd = lineFeed < 0 ? text.length : lineFeed;
  const indent = text.slice(lineStart, lineEnd).search(/\S/);
  return lineStart <= start || indent < 0 ? [] : [{ start: lineStart + indent, end: lineEnd }];
}

const WORD = /\w/;

function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && WORD.test(text[end] ?? '')) end += 1;
  return { start, end };
}

function withoutSpaceAtEnd(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last -= 1;
  return { start, end: last };
}
