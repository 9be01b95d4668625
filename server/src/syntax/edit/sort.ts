import { isScalar, type YAMLMap } from 'yaml';
import type { TextChange } from '../../base/span.ts';
import { elementEnd, elementStart } from './insert.ts';
import { columnOf, type Layout, lineStart, nextLine, pairEnd } from './layout.ts';
import { Refusal } from './refusal.ts';
import { commentsIn } from './remove.ts';

/** An entry with the text that moves with it: in a block mapping, the comment lines above its key too. */
interface Piece {
  readonly key: string;
  readonly text: string;
}

/**
 * Puts the entries of a mapping in the order of their keys. The comment lines directly above a key move with it.
 *
 * @throws {Refusal} where it is not certain what belongs to which entry
 */
export function sortEntries(map: YAMLMap, layout: Layout): TextChange[] {
  const keys = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  if (keys.some((key) => key === '' || key === '<<') || new Set(keys).size < keys.length)
    throw new Refusal('The mapping has keys that are not plain.');
  if (keys.length < 2) throw new Refusal('There is nothing to sort.');
  return [map.flow ? sortFlow(map, keys, layout) : sortBlock(map, keys, layout)];
}

function byKey(a: Piece, b: Piece): number {
  return a.key < b.key ? -1 : 1;
}

/** The elements change places; what stands between them stays. */
function sortFlow(map: YAMLMap, keys: readonly string[], { text }: Layout): TextChange {
  const spans = map.items.map((item) => ({ start: elementStart(item), end: elementEnd(item, text) }));
  const [start, end] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0];
  if (commentsIn(text.slice(start, end)).length > 0) throw new Refusal('A comment stands in the mapping.');
  const pieces = spans.map((span, index) => ({
    key: keys[index] ?? '',
    text: text.slice(span.start, span.end),
  }));
  const gaps = spans.map((span, index) => text.slice(span.end, spans[index + 1]?.start ?? span.end));
  const newText = pieces
    .sort(byKey)
    .map((piece, index) => piece.text + (gaps[index] ?? ''))
    .join('');
  return { start, end, newText };
}

function sortBlock(map: YAMLMap, keys: readonly string[], { text, eol }: Layout): TextChange {
  const starts = map.items.map((item) => elementStart(item));
  const start = starts[0] ?? 0;
  const last = map.items.at(-1);
  const lastEnd = last ? pairEnd(last, text) : start;
  const end = nextLine(text, Math.max(lastEnd - (text[lastEnd - 1] === '\n' ? 1 : 0), start));
  const indent = ' '.repeat(columnOf(text, start));
  const heads = starts.map((offset, index) => (index === 0 ? offset : headOf(text, offset, indent)));
  const pieces = heads.map((head, index): Piece => {
    const whole = text.slice(head, heads[index + 1] ?? end);
    const lines = index === 0 ? indent + whole : whole;
    return { key: keys[index] ?? '', text: lines.endsWith('\n') ? lines : lines + eol };
  });
  const sorted = [...pieces].sort(byKey);
  const first = sorted[0]?.text ?? '';
  if (sorted[0] !== pieces[0]) {
    if (/^[ \t]*#/.test(first) && text.slice(lineStart(text, start), start).trim() !== '')
      throw new Refusal('A comment would come between a dash and its first key.');
    if (isComment(lineAbove(text, start))) throw new Refusal('A comment above may belong to the first key.');
  }
  const joined = sorted.map((piece) => piece.text).join('');
  const newText = joined.slice(indent.length);
  const isLastLine = end === text.length && !text.endsWith('\n');
  return { start, end, newText: isLastLine ? newText.slice(0, -eol.length) : newText };
}

/** Where the comment lines directly above a key begin, or its own line. */
function headOf(text: string, keyStart: number, indent: string): number {
  let head = lineStart(text, keyStart);
  if (text.slice(head, keyStart) !== indent) throw new Refusal('The entry shares its line with another.');
  for (;;) {
    const above = lineStart(text, head - 1);
    const line = text.slice(above, head);
    if (head === 0 || !line.startsWith(`${indent}#`)) return head;
    head = above;
  }
}

function lineAbove(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return start === 0 ? '' : text.slice(lineStart(text, start - 1), start);
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}
