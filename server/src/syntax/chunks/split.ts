import type { Span } from '../../base/span.ts';
import type { Block, LeafPart, NestedPart } from './block.ts';
import { type Frame, lastQuotes, NO_FRAME, openingLine, type Quote, siblingFrame } from './frame.ts';
import { leafOf } from './leaf.ts';
import { CONTENT, firstLineOfBlock, indexLines, lineText, type Outline, outline } from './lines.ts';

/** A text to be cut. */
export interface CutText {
  readonly text: string;
  /** Offset of each line's first character. */
  readonly lineStarts: () => readonly number[];
}

/** A text that was cut, or the content of the first line that does not fit the lines around it. */
export type Cut = { readonly block: Block } | { readonly stray: StrayLine };

interface StrayLine extends Span {
  readonly line: number;
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

const SIMPLE_KEY = /[A-Za-z0-9_/][A-Za-z0-9_./$-]*(?: +[A-Za-z0-9_./$-]+)*:(?=[ \n]|\r\n|$)/y;
const PLAIN_ENTRY = /^(?:- )?[\w./$ -]+: +[\w./][^#:]*$/;
const HAS_KEY = /^[^#]*:(?:\s|$)/;
const NO_KEY = /^(?!.*:(?:\s|$))[\w./]/;
/** Nobody indents by more columns than this. */
const MAX_STEP = 8;
/** Plain text of more lines than this is not looked through. */
const MAX_PLAIN_LINES = 50;
const OPEN_END = /[:-][ \t]*(?:#|\r?\n?$)|[!&]/;

/**
 * Cuts the text of one YAML document that is in block style into parts which can be parsed alone, at lines that hold a simple
 * key (`key:`) or a `- ` exactly at the indentation of their block.
 *
 * Where a part ends depends on its own text only, so that an edit leaves all other parts as they are. The cut trusts the
 * indentation; that it was right follows when each part parses without an error, because no quoted or flow text is open at
 * its end then and because everything else ends where indentation does. Undefined where the text is not cut.
 *
 * A line that is indented as no block around it is makes the text broken YAML, and hides all blocks around it: it is returned
 * instead, so that the text can be cut without it.
 */
export function split({ text, lineStarts }: CutText, sizes: PartSizes): Cut | undefined {
  if (text.length < sizes.text) return undefined;
  const lines = indexLines(text, lineStarts());
  const first = lines && firstLineOfBlock(lines);
  if (!lines || first === undefined) return undefined;
  const splitter = new Splitter(outline(lines), sizes);
  const kind = splitter.blockKindAt(first);
  const block = kind && splitter.block(kind, first, lines.count);
  const { stray } = splitter;
  if (stray !== undefined) return { stray };
  return block && block.parts.length > 1 ? { block } : undefined;
}

class Splitter {
  /** The first line found that does not fit. */
  stray: StrayLine | undefined;
  readonly #lines: Outline;
  readonly #sizes: PartSizes;
  /** The indentation of each line once the dashes before its first key count as white space. */
  readonly #columns: Int32Array;
  /** The columns of the blocks that are being cut, outermost first. */
  readonly #open: number[] = [];
  /** Where each kind of quote stands last. */
  readonly #lastQuotes: readonly Quote[];

  constructor(lines: Outline, sizes: PartSizes) {
    this.#sizes = sizes;
    this.#lines = lines;
    this.#columns = Int32Array.from(lines.indents);
    this.#lastQuotes = lastQuotes(lines.text);
  }

  /** Cuts the lines from `from` to before `to`, which hold one block; undefined where they are something else. */
  block(kind: Block['kind'], from: number, to: number): Block | undefined {
    this.#open.push(this.#columns[from] ?? 0);
    const entries = this.#open.length > MAX_LEVELS ? undefined : this.#entries(kind, from, to);
    const block = entries && this.#parts(kind, entries, from, to);
    this.#open.pop();
    return block;
  }

  #parts(kind: Block['kind'], entries: readonly number[], from: number, to: number): Block {
    const parts: (LeafPart | NestedPart)[] = [];
    const start = this.#contentStart(from);
    let run = from;
    for (const [index, entry] of entries.entries()) {
      const next = entries[index + 1] ?? to;
      const nested = this.#size(entry, next) > this.#sizes.max ? this.#nested(kind, entry, next) : undefined;
      if (nested) {
        if (run < entry) parts.push(this.#leaf(run, entry, this.#siblingFrame(entry)));
        parts.push(nested);
        run = next;
        continue;
      }
      if (kind === 'map' && this.#size(entry, next) > this.#sizes.max) this.#checkValue(entry, next);
      if (run < entry && this.#endsRun(run, entry, next)) {
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
      if (this.#columns[line] !== column || (kind === 'sequence' && !starts)) {
        this.#checkOutside(line);
        return undefined;
      }
      if (starts && this.#canPartBefore(line, column)) found.push(line);
    }
    return found;
  }

  #markStray(line: number): void {
    const end = this.#lines.starts[line + 1] ?? this.#lines.text.length;
    this.stray ??= { line, start: this.#contentStart(line), end };
  }

  /** Judges a line that is no element of the block which the lines around it belong to. */
  #checkOutside(line: number): void {
    const isOpen = this.#open.includes(this.#columns[line] ?? 0);
    if (!isOpen || NO_KEY.test(lineText(this.#lines, line).trim())) this.#markStray(line);
  }

  /** An entry whose value is plain text, with keys below: the line came between a key and its mapping. */
  #checkValue(entry: number, to: number): void {
    const { next } = this.#lines;
    if (!PLAIN_ENTRY.test(lineText(this.#lines, entry).trim())) return;
    let line = next[entry] ?? to;
    for (let count = 0; line < to && count < MAX_PLAIN_LINES; line = next[line] ?? to, count += 1) {
      if ((this.#columns[line] ?? 0) <= (this.#columns[entry] ?? 0)) return;
      if (HAS_KEY.test(lineText(this.#lines, line).trim())) {
        this.#markStray(entry);
        return;
      }
    }
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
  #nested(kind: Block['kind'], entry: number, to: number): NestedPart | undefined {
    return kind === 'map' ? this.#nestedEntry(entry, to) : this.#nestedItem(entry, to);
  }

  #nestedEntry(entry: number, to: number): NestedPart | undefined {
    const { text, kinds, starts } = this.#lines;
    const key = this.#keyAt(entry);
    const start = this.#contentStart(entry);
    if (key === undefined || kinds[entry + 1] !== CONTENT || entry + 1 >= to) return undefined;
    const rest = text.slice(start + key.length + 1, starts[entry + 1]);
    if (rest !== '\n' && rest !== '\r\n') return undefined;
    const kind = this.blockKindAt(entry + 1);
    const column = this.#columns[entry] ?? 0;
    const inner = this.#columns[entry + 1] ?? 0;
    if (inner <= column && kind !== 'sequence') this.#checkOutside(entry + 1);
    if (!kind || inner < column || (inner === column && kind === 'map')) return undefined;
    const before = this.stray;
    const block = this.block(kind, entry + 1, to);
    if (!before && this.stray && inner - column > MAX_STEP) {
      // The entry itself was moved out of the lines around it, rather than the line found below it.
      this.stray = undefined;
      this.#markStray(entry);
    }
    return block && { kind: 'nested', key: { text: key, start }, block };
  }

  #nestedItem(entry: number, to: number): NestedPart | undefined {
    const column = this.#columns[entry] ?? 0;
    this.#columns[entry] = column + 2;
    const block = this.#keyAt(entry) === undefined ? undefined : this.block('map', entry, to);
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
    // An open quote ends differently where no other follows in the whole text.
    const quotes = this.#lastQuotes.filter(({ at }) => at >= (starts[next] ?? 0)).map(({ quote }) => quote);
    return siblingFrame(this.#columns[next] ?? 0, this.#isDash(next), quotes);
  }

  /** The frame of lines after which a block ends that began inside the entry or item before the next line. */
  #outerFrame(next: number): Frame {
    if (next >= this.#lines.count) return NO_FRAME;
    return { ...this.#siblingFrame(next), header: openingLine(this.#columns[next] ?? 0, this.#isDash(next)) };
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
