import { type Frame, type Leaf, leafOf, NO_FRAME } from './leaf.ts';
import { COMMENT, CONTENT, indexLines, type Lines, type Outline, outline } from './lines.ts';

/** A run of entries or items that is parsed on its own. */
export interface LeafPart {
  readonly kind: 'leaf';
  /** The lines of the run; a leading `- ` that belongs to the sequence around it is blanked out. */
  readonly leaf: Leaf;
  /** Offset of the leaf's text in the section. */
  readonly start: number;
  readonly frame: Frame;
}

/** One entry or item whose value is a block that is cut itself. */
export interface NestedPart {
  readonly kind: 'nested';
  /** The entry's key and the offset of its first character; undefined for an item. */
  readonly key: { readonly text: string; readonly start: number } | undefined;
  readonly block: Block;
}

/** A block mapping or block sequence that is cut into parts, in the order of the text. */
export interface Block {
  readonly kind: 'map' | 'sequence';
  /** Offset of the first key or dash. */
  readonly start: number;
  readonly parts: readonly (LeafPart | NestedPart)[];
}

/** A text to be cut. */
export interface CutText {
  readonly text: string;
  /** Offset of each line's first character. */
  readonly lineStarts: () => readonly number[];
}

/** How large parts are, in UTF-16 units. */
export interface PartSizes {
  /** Shorter texts are not cut. */
  readonly text: number;
  /** Runs of entries are at least this long, unless a larger entry follows. */
  readonly min: number;
  /** Entries larger than this are cut themselves where they can be; runs of entries end at this size. */
  readonly max: number;
}

/** Blocks nested deeper than this are not cut. */
const MAX_LEVELS = 100;
const MAX_KEY_LENGTH = 256;

const SIMPLE_KEY = /[A-Za-z0-9_/][A-Za-z0-9_./$-]*:(?=[ \n]|\r\n|$)/y;
const DOCUMENT_START = /^---[ ]*\r?\n$/;
const OPEN_END = /[:-][ \t]*(?:#|\r?\n?$)|[!&]/;

/**
 * Cuts the text of one YAML document that is in block style into parts which can be parsed alone, at lines that hold a simple
 * key (`key:`) or a `- ` exactly at the indentation of their block.
 *
 * Where a part ends depends on its own text only, so that an edit leaves all other parts as they are. The cut trusts the
 * indentation; that it was right follows when each part parses without an error, because no quoted or flow text is open at
 * its end then and because everything else ends where indentation does. Undefined where the text is not cut.
 */
export function split({ text, lineStarts }: CutText, sizes: PartSizes): Block | undefined {
  if (text.length < sizes.text) return undefined;
  const lines = indexLines(text, lineStarts());
  if (!lines) return undefined;
  const first = skipPreamble(lines);
  if (first === undefined || hasMarker(lines, first) || tailIsIndented(lines, first)) return undefined;
  const splitter = new Splitter(outline(lines), sizes);
  const kind = splitter.blockKindAt(first);
  const block = kind && splitter.block(kind, first, lines.count, 0);
  return block && block.parts.length > 1 ? block : undefined;
}

function lineText({ text, starts }: Lines, line: number): string {
  return text.slice(starts[line], starts[line + 1]);
}

/** The first line with content, where only comments and one `---` line stand before it. */
function skipPreamble(lines: Lines): number | undefined {
  let opened = false;
  for (let line = 0; line < lines.count; line += 1) {
    if (lines.kinds[line] !== CONTENT) continue;
    const opens = !opened && DOCUMENT_START.test(lineText(lines, line));
    if (!opens) return lines.indents[line] === 0 ? line : undefined;
    opened = true;
  }
  return undefined;
}

/** Whether a line that separates documents stands after the first content. */
function hasMarker({ text, starts, indents, count }: Lines, first: number): boolean {
  for (let line = first; line < count; line += 1) {
    const start = starts[line] ?? 0;
    if (indents[line] === 0 && (text.startsWith('---', start) || text.startsWith('...', start))) return true;
  }
  return false;
}

/** Whether indented comments end the text: which block they belong to shows only in the whole. */
function tailIsIndented({ kinds, indents, count }: Lines, first: number): boolean {
  for (let line = count - 1; line > first && kinds[line] !== CONTENT; line -= 1) {
    if (kinds[line] === COMMENT && indents[line] !== 0) return true;
  }
  return false;
}

class Splitter {
  readonly #lines: Outline;
  readonly #sizes: PartSizes;
  /** The indentation of each line once the dashes before its first key count as white space. */
  readonly #columns: Int32Array;
  /** Where each kind of quote stands last. */
  readonly #lastQuotes: readonly { readonly quote: string; readonly at: number }[];

  constructor(lines: Outline, sizes: PartSizes) {
    this.#sizes = sizes;
    this.#lines = lines;
    this.#columns = Int32Array.from(lines.indents);
    this.#lastQuotes = ['"', "'"].map((quote) => ({ quote, at: lines.text.lastIndexOf(quote) }));
  }

  /** Cuts the lines from `from` to before `to`, which hold one block; undefined where they are something else. */
  block(kind: Block['kind'], from: number, to: number, level: number): Block | undefined {
    const entries = this.#entries(kind, from, to);
    if (!entries || level > MAX_LEVELS) return undefined;
    const parts: (LeafPart | NestedPart)[] = [];
    const start = this.#contentStart(from);
    let run = from;
    for (const [index, entry] of entries.entries()) {
      const next = entries[index + 1] ?? to;
      const nested =
        this.#size(entry, next) > this.#sizes.max ? this.#nested(kind, entry, next, level) : undefined;
      if (nested) {
        if (run < entry) parts.push(this.#leaf(run, entry, this.#siblingFrame(entry)));
        parts.push(nested);
        run = next;
      } else if (run < entry && this.#endsRun(run, entry, next)) {
        parts.push(this.#leaf(run, entry, this.#siblingFrame(entry)));
        run = entry;
      }
    }
    if (run < to) parts.push(this.#leaf(run, to, this.#outerFrame(to)));
    return { kind, start, parts };
  }

  /** What kind of block a line starts, where it is one that can be cut. */
  blockKindAt(line: number): Block['kind'] | undefined {
    if (this.#isDash(line)) return 'sequence';
    return this.#keyAt(line) === undefined ? undefined : 'map';
  }

  /** The lines at which the block's entries or items may be parted; undefined where the lines are not one block. */
  #entries(kind: Block['kind'], from: number, to: number): number[] | undefined {
    const column = this.#columns[from] ?? 0;
    const found: number[] = [from];
    for (let line = this.#after(from, column); line < to; line = this.#after(line, column)) {
      const starts = this.#startsElement(kind, line);
      if (this.#columns[line] !== column || (kind === 'sequence' && !starts)) return undefined;
      if (starts && this.#canPartBefore(line, column)) found.push(line);
    }
    return found;
  }

  /** The next line with content that is not indented deeper than a column; the given line, once dashes are skipped, is at it. */
  #after(line: number, column: number): number {
    const { next, nextOutside, count, indents } = this.#lines;
    if (indents[line] === column) return nextOutside[line] ?? count;
    let after = next[line] ?? count;
    while ((this.#columns[after] ?? -1) > column) after = nextOutside[after] ?? count;
    return after;
  }

  /** Whether all that stands before a line belongs to the entry before. */
  #canPartBefore(line: number, column: number): boolean {
    const comment = this.#lines.commentBefore[line] ?? -1;
    return comment <= column && !this.#endsOpen(this.#lines.previous[line] ?? 0, comment >= 0);
  }

  /**
   * Whether a line may end in a value that is not written, with a comment after it. Where such a value ends depends on the
   * line after the comment.
   */
  #endsOpen(line: number, commentFollows: boolean): boolean {
    const text = lineText(this.#lines, line);
    return (commentFollows || text.includes('#')) && OPEN_END.test(text);
  }

  /** The part of an entry whose value is a block of its own and starts on the next line, or after a dash. */
  #nested(kind: Block['kind'], entry: number, to: number, level: number): NestedPart | undefined {
    return kind === 'map' ? this.#nestedEntry(entry, to, level) : this.#nestedItem(entry, to, level);
  }

  #nestedEntry(entry: number, to: number, level: number): NestedPart | undefined {
    const { text, kinds, starts } = this.#lines;
    const key = this.#keyAt(entry);
    const start = this.#contentStart(entry);
    if (key === undefined || kinds[entry + 1] !== CONTENT || entry + 1 >= to) return undefined;
    const rest = text.slice(start + key.length + 1, starts[entry + 1]);
    if (rest !== '\n' && rest !== '\r\n') return undefined;
    const kind = this.blockKindAt(entry + 1);
    const column = this.#columns[entry] ?? 0;
    const inner = this.#columns[entry + 1] ?? 0;
    if (!kind || inner < column || (inner === column && kind === 'map')) return undefined;
    const block = this.block(kind, entry + 1, to, level + 1);
    return block && { kind: 'nested', key: { text: key, start }, block };
  }

  #nestedItem(entry: number, to: number, level: number): NestedPart | undefined {
    const column = this.#columns[entry] ?? 0;
    this.#columns[entry] = column + 2;
    const block = this.#keyAt(entry) === undefined ? undefined : this.block('map', entry, to, level + 1);
    if (!block) this.#columns[entry] = column;
    return block && { kind: 'nested', key: undefined, block };
  }

  #startsElement(kind: Block['kind'], line: number): boolean {
    return kind === 'sequence' ? this.#isDash(line) : this.#keyAt(line) !== undefined;
  }

  #isDash(line: number): boolean {
    const start = this.#contentStart(line);
    return this.#lines.text[start] === '-' && this.#lines.text[start + 1] === ' ';
  }

  /** The simple key that a line starts with. */
  #keyAt(line: number): string | undefined {
    const start = this.#contentStart(line);
    SIMPLE_KEY.lastIndex = start;
    if (!SIMPLE_KEY.test(this.#lines.text)) return undefined;
    const end = SIMPLE_KEY.lastIndex - 1;
    return end - start > MAX_KEY_LENGTH ? undefined : this.#lines.text.slice(start, end);
  }

  #contentStart(line: number): number {
    return (this.#lines.starts[line] ?? 0) + (this.#columns[line] ?? 0);
  }

  #size(from: number, to: number): number {
    return (this.#lines.starts[to] ?? 0) - (this.#lines.starts[from] ?? 0);
  }

  /** Whether a run of entries ends before an entry: by size, and by the entry's first line, whatever stands before. */
  #endsRun(run: number, entry: number, next: number): boolean {
    const size = this.#size(run, entry);
    if (size < this.#sizes.min) return this.#size(run, next) > 2 * this.#sizes.max;
    return size >= this.#sizes.max || this.#size(run, next) > this.#sizes.max || this.#hash(entry) % 4 === 0;
  }

  #hash(line: number): number {
    let hash = 0;
    const start = this.#contentStart(line);
    const end = Math.min(this.#lines.starts[line + 1] ?? 0, start + 40);
    for (let at = start; at < end; at += 1) hash = (hash * 31 + this.#lines.text.charCodeAt(at)) | 0;
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  /** The frame of lines that the entry or item at the next line follows in the same block. */
  #siblingFrame(next: number): Frame {
    const { starts } = this.#lines;
    const indent = ' '.repeat(this.#columns[next] ?? 0);
    // An open quote ends differently where no other follows in the whole text.
    const quotes = this.#lastQuotes.filter(({ at }) => at >= (starts[next] ?? 0)).map(({ quote }) => quote);
    return { header: '', footer: `${indent}${this.#isDash(next) ? '- z' : 'z:'} #${quotes.join(' ')}\n` };
  }

  /** The frame of lines after which a block ends that began inside the entry or item before the next line. */
  #outerFrame(next: number): Frame {
    if (next >= this.#lines.count) return NO_FRAME;
    const indent = ' '.repeat(this.#columns[next] ?? 0);
    return { ...this.#siblingFrame(next), header: `${indent}${this.#isDash(next) ? '-' : 'k:'}\n` };
  }

  #leaf(from: number, to: number, frame: Frame): LeafPart {
    const { text, starts, indents } = this.#lines;
    const start = starts[from] ?? 0;
    const end = starts[to] ?? text.length;
    const column = this.#columns[from] ?? 0;
    const dashed = column !== indents[from];
    const part = dashed ? ' '.repeat(column) + text.slice(start + column, end) : text.slice(start, end);
    return { kind: 'leaf', leaf: leafOf(part), start, frame };
  }
}
