import { derive } from '../../base/derive.ts';
import type { Path } from '../../base/path.ts';
import { lineMapOf, type Section } from '../../syntax/sections.ts';
import { flowEnd } from './flowEnd.ts';
import { closingQuote, type LineTokens, readLine, type Token } from './line.ts';

/** A key or item of a block with what stands below it. */
export interface Element extends Token {
  readonly line: number;
  readonly parent: Element | undefined;
  /** Of an item, its place in the list. */
  readonly index: number;
  readonly children: readonly Element[];
  /** What stands below the same parent, with the element itself. */
  readonly siblings: readonly Element[];
}

/** A line of a section. Its text is that between `start` and `end`, without the line break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /**
   * `block`: keys and items, or a word that is not yet one. `blank`, `comment`: nothing else. `flow`: within `{…}` or `[…]` that
   * began in an earlier line. `other`: text of a scalar, a template, `---`, in which nothing is completed.
   */
  readonly kind: 'block' | 'blank' | 'comment' | 'flow' | 'other';
  readonly tokens: LineTokens;
  /** The innermost element that begins in the line or last before it. */
  readonly last: Element | undefined;
  /** Where a `{…}` or `[…]` begins that goes on in this line. */
  readonly flow: number | undefined;
  /** In blank lines behind a block scalar: columns up to which a further line of its text is indented at least. */
  readonly textBeyond: number | undefined;
}

/** The structure of a section, read off its indentation alone: nothing of it need parse. */
export interface Outline {
  readonly lines: readonly Line[];
  /** Keys of the document's own mapping, or items where it is a list. */
  readonly roots: readonly Element[];
  readonly elements: readonly Element[];
}

interface OpenElement extends Element {
  readonly parent: OpenElement | undefined;
  readonly children: Element[];
}

const BLOCK_SCALAR = /^(?:[!&]\S+\s+)*[|>][-+0-9]*$/;
const NOTHING: LineTokens = { tokens: [], rest: { start: 0, end: 0 }, comment: undefined };

/** The outline of a section. */
export const outlineOf = derive((section: Section): Outline => new Reader(section).read());

/** Keys and indices from the document's root to an element. */
export function pathOf(element: Element | undefined): Path {
  const path: (string | number)[] = [];
  for (let at = element; at; at = at.parent) path.unshift(at.key ?? at.index);
  return path;
}

class Reader {
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #lines: Line[] = [];
  readonly #roots: Element[] = [];
  readonly #elements: Element[] = [];
  #last: OpenElement | undefined;

  constructor(section: Section) {
    this.#text = section.text;
    this.#starts = lineMapOf(section).starts;
  }

  read(): Outline {
    for (let line = 0; line < this.#starts.length; line = this.#line(line)) {
      // Each step takes the lines that belong together.
    }
    return { lines: this.#lines, roots: this.#roots, elements: this.#elements };
  }

  /** Reads a line, with those that continue its scalar or flow collection, and returns the next one. */
  #line(line: number): number {
    const { start, end } = this.#bounds(line);
    const trimmed = this.#text.slice(start, end).trim();
    if (trimmed === '') return this.#add(line, 'blank');
    if (trimmed.startsWith('#')) return this.#add(line, 'comment', readLine(this.#text, start, end));
    if (/^(?:---|\.\.\.|%)/.test(this.#text.slice(start, end)) || trimmed.startsWith('{{'))
      return this.#add(line, 'other');
    const tokens = readLine(this.#text, start, end);
    for (const token of tokens.tokens) this.#open(token, line);
    return this.#continued(this.#add(line, 'block', tokens), tokens);
  }

  #bounds(line: number): { start: number; end: number } {
    const lineStart = this.#starts[line] ?? this.#text.length;
    const start = lineStart === 0 && this.#text.startsWith('\uFEFF') ? 1 : lineStart;
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > start && /[\r\n]/.test(this.#text[end - 1] ?? '')) end -= 1;
    return { start, end };
  }

  #add(
    line: number,
    kind: Line['kind'],
    tokens: LineTokens = NOTHING,
    more: Partial<Pick<Line, 'flow' | 'textBeyond'>> = {},
  ): number {
    const { start, end } = this.#bounds(line);
    const { flow, textBeyond } = more;
    this.#lines.push({ start, end, kind, tokens, last: this.#last, flow, textBeyond });
    return line + 1;
  }

  #open(token: Token, line: number): void {
    const isDash = token.key === undefined;
    let parent: OpenElement | undefined = this.#last;
    while (parent && !this.#holds(parent, token.column, isDash)) parent = parent.parent;
    const siblings: Element[] = parent?.children ?? this.#roots;
    const index = isDash ? siblings.length : 0;
    const { column, key, span, value } = token;
    const element: OpenElement = { column, key, span, value, line, parent, index, children: [], siblings };
    siblings.push(element);
    this.#elements.push(element);
    this.#last = element;
  }

  /** Whether what stands at a column is below an element. A list may stand as far left as its key. */
  #holds(element: Element, column: number, isDash: boolean): boolean {
    const compact = isDash && element.key !== undefined && isOpen(this.#text, element);
    return element.column < column || (compact && element.column === column);
  }

  /** Takes the lines that continue the value of a line. */
  #continued(next: number, { rest }: LineTokens): number {
    const value = this.#text.slice(rest.start, rest.end);
    const column = this.#last?.column ?? -1;
    if (BLOCK_SCALAR.test(value)) return this.#scalarText(next, column);
    const first = this.#text.search(/[^\s\uFEFF]/) === rest.start;
    const limit = first ? -1 : column;
    if (/^[[{]/.test(value) && !value.startsWith('{{')) return this.#flow(next, rest.start, limit);
    return /^["']/.test(value) ? this.#quoted(next, rest.start, limit) : next;
  }

  #scalarText(from: number, column: number): number {
    let next = from;
    let blanks = 0;
    for (let line = from; line < this.#starts.length; line += 1) {
      const indent = this.#indent(line);
      if (indent === undefined) blanks += 1;
      else if (indent <= column) break;
      else {
        next = line + 1;
        blanks = 0;
      }
    }
    for (let line = from; line < next; line += 1) this.#add(line, 'other');
    for (let line = next; line < next + blanks; line += 1)
      this.#add(line, 'blank', NOTHING, { textBeyond: column });
    return next + blanks;
  }

  #flow(from: number, start: number, column: number): number {
    const end = this.#bounds(from - 1).end;
    if (flowEnd(this.#text, start, end) !== undefined) return from;
    const limit = this.#endOfDeeper(from, column, /^[\]}]/);
    const last = flowEnd(this.#text, start, this.#starts[limit] ?? this.#text.length);
    let line = from;
    for (; line < limit && (this.#starts[line] ?? 0) < (last ?? this.#text.length); line += 1)
      this.#add(line, 'flow', NOTHING, { flow: start });
    return line;
  }

  /** A text in quotes may go on in lines that are indented further; a quote that is not closed there is being typed. */
  #quoted(from: number, start: number, column: number): number {
    if (closingQuote(this.#text, start, this.#bounds(from - 1).end) !== undefined) return from;
    const limit = this.#endOfDeeper(from, column);
    const end = closingQuote(this.#text, start, this.#starts[limit] ?? this.#text.length);
    let line = from;
    for (; end !== undefined && (this.#starts[line] ?? end) < end; line += 1) this.#add(line, 'other');
    return line;
  }

  /** The first line that is not indented further than a column, unless it begins as told. */
  #endOfDeeper(from: number, column: number, unless?: RegExp): number {
    let line = from;
    for (; line < this.#starts.length; line += 1) {
      const indent = this.#indent(line);
      if (indent === undefined || indent > column) continue;
      const { start, end } = this.#bounds(line);
      if (!unless?.test(this.#text.slice(start + indent, end))) break;
    }
    return line;
  }

  /** Columns before the first character of a line; undefined where it is blank. */
  #indent(line: number): number | undefined {
    const { start, end } = this.#bounds(line);
    const at = this.#text.slice(start, end).search(/\S/);
    return at < 0 ? undefined : at;
  }
}

/** Whether an element has no value in its own line, so that one may stand below it. */
export function isOpen(text: string, { value }: Token): boolean {
  return /^(?:[!&]\S*\s*)*$/.test(text.slice(value.start, value.end));
}

/** The scalars among items of a list. */
export function scalarsOf(text: string, items: readonly Element[]): string[] {
  return items
    .filter((item) => item.key === undefined && item.children.length === 0 && !isOpen(text, item))
    .map(({ value }) => text.slice(value.start, value.end).replace(/^(["'])(.*)\1$/, '$2'));
}

/** The keys among elements. */
export function keysAmong(elements: readonly Element[]): string[] {
  return elements.flatMap(({ key }) => key ?? []);
}

/** The element at a path; undefined where none stands there in block style. */
export function elementAt(outline: Outline, path: Path): Element | undefined {
  let siblings = outline.roots;
  let element: Element | undefined;
  for (const step of path) {
    element = siblings.find((one) => (typeof step === 'string' ? one.key === step : isItem(one, step)));
    if (!element) return undefined;
    siblings = element.children;
  }
  return element;
}

const isItem = ({ key, index }: Element, step: number): boolean => key === undefined && index === step;
