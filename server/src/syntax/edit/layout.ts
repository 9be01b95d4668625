import { isCollection, isMap, isPair, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** How a section is written, so that what is inserted looks like the rest. */
export interface Layout {
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  /** Columns by which a nested block mapping is indented. */
  readonly step: number;
  /** Columns by which the `-` of a block sequence is indented against its key: 0 or more. */
  readonly sequenceStep: number;
  /** Columns from the `-` of an item to its text: mostly 2. */
  readonly itemStep: number;
  /** Whether lists of names mostly have a line for each item. */
  readonly blockLists: boolean;
  /** Whether keys and strings are in double quotes, as in JSON. */
  readonly json: boolean;
}

/** Reads the layout off a section's text and the root of its tree. */
export function layoutOf(text: string, root: unknown): Layout {
  const steps = findSteps(text, root);
  const json = isMap(root) && root.flow === true && root.items.every(hasQuotedKey);
  return {
    text,
    eol: /\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    step: (json ? jsonStep(text, root) : steps.map) || 2,
    sequenceStep: steps.sequence ?? 0,
    itemStep: steps.item ?? 2,
    blockLists: !json && prefersLines(root),
    json,
  };
}

/** Whether more lists of scalars are in block style than in flow style. */
function prefersLines(root: unknown): boolean {
  let lead = 0;
  const pending: unknown[] = [root];
  for (const node of pending) {
    if (!isCollection(node)) continue;
    if (isSeq(node) && node.items.length > 0 && node.items.every(isScalar)) lead += node.flow ? -1 : 1;
    else for (const item of node.items) pending.push(isPair(item) ? item.value : item);
  }
  return lead > 0;
}

function jsonStep(text: string, root: YAMLMap): number {
  return Math.max(columnOf(text, startOf(root.items[0]?.key)) - columnOf(text, startOf(root)), 0);
}

function hasQuotedKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.type === 'QUOTE_DOUBLE';
}

/** What most nested block collections of the document do, in doubt the first of them. */
function findSteps(text: string, root: unknown): Record<'map' | 'sequence' | 'item', number | undefined> {
  const counts = {
    map: new Map<number, number>(),
    sequence: new Map<number, number>(),
    item: new Map<number, number>(),
  };
  const count = (what: keyof typeof counts, columns: number) =>
    counts[what].set(columns, (counts[what].get(columns) ?? 0) + 1);
  for (const { value, indent } of nestedCollections(text, root)) {
    if (isMap(value) && indent > 0) count('map', indent);
    if (!isSeq(value)) continue;
    count('sequence', Math.max(indent, 0));
    const step = itemStepOf(value, text);
    if (step !== undefined) count('item', step);
  }
  return {
    map: mostFrequent(counts.map),
    sequence: mostFrequent(counts.sequence),
    item: mostFrequent(counts.item),
  };
}

/** Columns from the dash of a block sequence's last item to its text; undefined where they are on different lines. */
export function itemStepOf(sequence: YAMLSeq, text: string): number | undefined {
  const { srcToken } = sequence;
  const start = srcToken?.type === 'block-seq' ? srcToken.items[sequence.items.length - 1]?.start : undefined;
  const dash = start?.find(({ type }) => type === 'seq-item-ind')?.offset;
  if (dash === undefined) return undefined;
  const blanks = /^-( +)[^\s#]/.exec(text.slice(dash, dash + 20))?.[1];
  return blanks === undefined ? undefined : blanks.length + 1;
}

function mostFrequent(counts: ReadonlyMap<number, number>): number | undefined {
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

/** Block collections under a key, outermost first, with the columns by which each is indented against its key. */
function* nestedCollections(text: string, root: unknown): Iterable<{ value: unknown; indent: number }> {
  const pending: unknown[] = [root];
  for (const node of pending) {
    if (!isCollection(node) || node.flow) continue;
    for (const item of node.items) {
      pending.push(isPair(item) ? item.value : item);
      if (!isPair(item) || !isCollection(item.value) || item.value.flow) continue;
      yield {
        value: item.value,
        indent: columnOf(text, startOf(item.value)) - columnOf(text, startOf(item.key)),
      };
    }
  }
}

/** Offset of a node's first character. */
export function startOf(node: unknown): number {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range?.[0] ?? 0;
}

/** Zero-based column of an offset, in UTF-16 units; a byte-order mark counts as nothing. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}

/** Offset of the first character of the line that an offset is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset after the line break that ends the line an offset is in; the text's length in the last line. */
export function nextLine(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

/** Offset of the colon of an entry, or undefined where it has none. */
export function colonOf(pair: Pair): number | undefined {
  return pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset;
}

/** Offset after the last character that belongs to a node's content: no trailing comment, no line break after it. */
export function contentEnd(node: unknown, text: string): number {
  if (isCollection(node) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1);
    if (!isPair(last)) return contentEnd(last, text);
    return pairEnd(last, text);
  }
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  const end = range?.[1] ?? 0;
  return isScalar(node) && node.type?.startsWith('BLOCK') ? blockScalarEnd(text, range?.[0] ?? 0, end) : end;
}

/** Offset after the last character of an entry's content. */
export function pairEnd(pair: Pair, text: string): number {
  const colon = colonOf(pair);
  const afterColon = colon === undefined ? contentEnd(pair.key, text) : colon + 1;
  return isEmptyScalar(pair.value) ? Math.max(afterColon, propertiesEnd(pair)) : contentEnd(pair.value, text);
}

/** Whether a value is not written at all. */
export function isEmptyScalar(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  return (
    isScalar(node) && node.range !== undefined && node.range?.[0] === node.range?.[1] && node.type === 'PLAIN'
  );
}

function propertiesEnd(pair: Pair): number {
  const properties = pair.srcToken?.sep?.filter(({ type }) => type === 'anchor' || type === 'tag') ?? [];
  const last = properties.at(-1);
  return last ? last.offset + last.source.length : 0;
}

/** Blank lines after a block scalar are its own only with the "keep" indicator `+`. */
function blockScalarEnd(text: string, start: number, end: number): number {
  const header = text.slice(start, nextLine(text, start));
  if (/^[|>][0-9]*\+/.test(header)) return end;
  return start + text.slice(start, end).trimEnd().length;
}

/** Column at which a block mapping's keys stand. */
export function keyColumn(map: YAMLMap, text: string): number {
  return columnOf(text, startOf(map.items[0]?.key));
}
