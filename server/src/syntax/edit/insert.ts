import { isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextChange } from '../../base/span.ts';
import { isPlainSafe } from '../scalar.ts';
import {
  columnOf,
  contentEnd,
  itemStepOf,
  keyColumn,
  type Layout,
  lineStart,
  nextLine,
  pairEnd,
  startOf,
} from './layout.ts';
import type { NewValue } from './operation.ts';
import { Refusal } from './refusal.ts';
import {
  renderEntry,
  renderFlow,
  renderFlowAt,
  renderItem,
  renderJson,
  renderKey,
  renderScalar,
} from './render.ts';

/** An entry to add to a mapping. */
export interface NewEntry {
  readonly key: string;
  readonly value: NewValue;
  /** The key behind which it belongs, where there is such a one. */
  readonly after: string | undefined;
}

/** Adds an entry to a mapping: behind the one that it belongs to where that is written in lines, else at the end. */
export function insertEntry(map: YAMLMap, { key, value, after }: NewEntry, layout: Layout): TextChange[] {
  if (map.flow && map.items.length === 0) return fillEmptyFlow(map, { [key]: value }, layout);
  if (map.flow) return insertIntoFlow(map, layout, (indent) => flowEntry(key, value, indent, layout));
  const column = keyColumn(map, layout.text);
  mustBeIndentedBySpaces(startOf(map.items[0]?.key), layout);
  if (
    map.items.some(
      (pair) => !isScalar(pair.key) || pair.srcToken?.start.some(({ type }) => type === 'explicit-key-ind'),
    )
  ) {
    throw new Refusal('A mapping with explicit or complex keys is not edited.');
  }
  const before = map.items.find((pair) => isScalar(pair.key) && pair.key.value === after);
  const end = before ? pairEnd(before, layout.text) : contentEnd(map, layout.text);
  return insertLines(end, renderEntry(key, value, column, layout), layout);
}

/** Adds an item at the end of a sequence that has some; a string in the quotes of the item before it. */
export function insertItem(sequence: YAMLSeq, value: NewValue, layout: Layout): TextChange[] {
  const quote = quoteOf(sequence.items.at(-1), !sequence.flow);
  const quoted = typeof value === 'string' ? renderScalar(value, layout, quote) : undefined;
  if (sequence.flow)
    return insertIntoFlow(sequence, layout, (indent) => quoted ?? flowValue(value, indent, layout));
  const dash = dashOffset(sequence);
  mustBeIndentedBySpaces(dash, layout);
  const column = columnOf(layout.text, dash);
  const step = itemStepOf(sequence, layout.text);
  const lines = quoted
    ? [`${' '.repeat(column)}-${' '.repeat((step ?? 2) - 1)}${quoted}`]
    : renderItem(value, column, layout, step);
  return insertLines(contentEnd(sequence, layout.text), lines, layout);
}

/**
 * The quotes of an item, for one beside or instead of it.
 *
 * @param sparing whether quotes that its text could not do without say nothing of others: `- '*'` does not ask for `- 'get'`
 */
export function quoteOf(item: unknown, sparing: boolean): 'single' | 'double' | 'none' {
  if (!isScalar(item)) return 'none';
  if (sparing && typeof item.value === 'string' && !isPlainSafe(item.value)) return 'none';
  return item.type === 'QUOTE_SINGLE' ? 'single' : item.type === 'QUOTE_DOUBLE' ? 'double' : 'none';
}

function dashOffset(sequence: YAMLSeq): number {
  const { srcToken } = sequence;
  const start = srcToken?.type === 'block-seq' ? srcToken.items[0]?.start : undefined;
  const dash = start?.find(({ type }) => type === 'seq-item-ind');
  if (!dash) throw new Refusal('The list has no item to align with.');
  return dash.offset;
}

/** The text before the first key of a line may be dashes and spaces only. */
function mustBeIndentedBySpaces(offset: number, layout: Layout): void {
  const before = layout.text.slice(lineStart(layout.text, offset), offset);
  if (!/^\uFEFF?[ -]*$/.test(before)) throw new Refusal('Something else stands before the key on its line.');
}

/**
 * Puts whole lines after the line in which `end` lies, and after comment lines below it that are indented deeper than the new
 * lines: those speak about what stands above.
 */
export function insertLines(end: number, lines: readonly string[], layout: Layout): TextChange[] {
  const { text, eol } = layout;
  const line = nextLine(text, Math.max(end - (text[end - 1] === '\n' ? 1 : 0), 0));
  const column = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  const deeper = new RegExp(`(?:(?:[ \\t]*\\r?\\n)* {${column + 1},}#[^\\n]*(?:\\n|$))+`, 'y');
  deeper.lastIndex = line;
  const at = deeper.test(text) ? deeper.lastIndex : line;
  const open = at === text.length && !text.endsWith('\n');
  const block = lines.join(eol);
  return [{ start: at, end: at, newText: open ? `${eol}${block}` : `${block}${eol}` }];
}

function flowEntry(key: string, value: NewValue, indent: string | undefined, layout: Layout): string {
  return `${renderKey(key, layout)}: ${flowValue(value, indent, layout)}`;
}

function flowValue(value: NewValue, indent: string | undefined, layout: Layout): string {
  return layout.json && indent !== undefined ? renderJson(value, indent, layout) : renderFlow(value, layout);
}

/**
 * Adds an element to `{…}` or `[…]`. Over several lines it gets a line of its own; the comma goes right behind the last
 * element, before any comment there.
 */
function insertIntoFlow(
  collection: YAMLMap | YAMLSeq,
  layout: Layout,
  render: (indent: string | undefined) => string,
): TextChange[] {
  const { text } = layout;
  const [start = 0, end = 0] = collection.range ?? [];
  const last: unknown = collection.items.at(-1);
  const lastEnd = elementEnd(last, text);
  const trailing = text.slice(lastEnd, end - 1);
  const hasComma = /^\s*,/.test(trailing);
  const firstStart = elementStart(collection.items[0]);
  const multiLine = /[\r\n]/.test(text.slice(start, firstStart));
  if (!multiLine) {
    if (/[#\r\n]/.test(trailing))
      throw new Refusal('The collection is laid out in a way that is not edited.');
    const at = hasComma ? lastEnd + trailing.indexOf(',') + 1 : lastEnd;
    return [{ start: at, end: at, newText: `${hasComma ? '' : ','} ${render(undefined)}` }];
  }
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, firstStart)))?.[0] ?? '';
  const newLine = `${indent}${render(indent)}${hasComma ? ',' : ''}`;
  const lineEnd = lastEnd + (/\r?\n/.exec(trailing)?.index ?? -1);
  if (lineEnd < lastEnd) throw new Refusal('The closing bracket stands on the line of the last element.');
  const comma = hasComma ? [] : [{ start: lastEnd, end: lastEnd, newText: ',' }];
  return [...comma, { start: lineEnd, end: lineEnd, newText: `${layout.eol}${newLine}` }];
}

function fillEmptyFlow(collection: YAMLMap | YAMLSeq, value: NewValue, layout: Layout): TextChange[] {
  const [start = 0, end = 0] = collection.range ?? [];
  if (layout.text.slice(start + 1, end - 1).trim() !== '')
    throw new Refusal('The empty collection holds a comment.');
  return [{ start, end, newText: renderFlowAt(start, value, layout) }];
}

/** Makes an empty `{}` that is an item of a block list a block mapping with one entry. */
export function fillEmptyItem(map: YAMLMap, { key, value }: NewEntry, layout: Layout): TextChange[] {
  const [start = 0, end = 0] = map.range ?? [];
  const isLast = /^[ \t]*(?:\r?\n|$)/.test(layout.text.slice(end, nextLine(layout.text, end)));
  const column = columnOf(layout.text, start);
  const isFirst = /^\uFEFF?[ -]*$/.test(layout.text.slice(lineStart(layout.text, start), start));
  if (!isLast || !isFirst || layout.json) return fillEmptyFlow(map, { [key]: value }, layout);
  if (layout.text.slice(start + 1, end - 1).trim() !== '')
    throw new Refusal('The empty collection holds a comment.');
  const newText = renderEntry(key, value, column, layout).join(layout.eol).trimStart();
  return [{ start, end, newText }];
}

function isPairLike(item: unknown): item is Pair {
  return typeof item === 'object' && item !== null && 'key' in item;
}

/** Offset of the first character of an entry or item. */
export function elementStart(item: unknown): number {
  return startOf(isPairLike(item) ? item.key : item);
}

/** Offset after the last character of an entry or item of a flow collection. */
export function elementEnd(item: unknown, text: string): number {
  if (!isPairLike(item)) return contentEnd(item, text);
  return Math.max(contentEnd(item.key, text), contentEnd(item.value, text), colonEnd(item));
}

function colonEnd(pair: Pair): number {
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  return colon ? colon.offset + 1 : 0;
}
