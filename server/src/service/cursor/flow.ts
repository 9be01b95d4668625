import type { Path } from '../../base/path.ts';
import type { Span } from '../../base/span.ts';
import { endOfLine, skipQuoted } from './flowEnd.ts';

/** What a cursor in a `{…}` or `[…]` stands in. */
export interface FlowSpot {
  readonly at: 'key' | 'item' | 'value';
  /** From the flow collection: that of the mapping, of the item, or of the value. */
  readonly path: Path;
  /** Keys beside it, or scalars in the list. */
  readonly others: readonly string[];
  readonly span: Span;
  readonly hasColon: boolean;
  /** Whether what stands between key and value needs a blank. */
  readonly needsBlank: boolean;
  /** In a blank line beside an entry without a comma: it goes behind what is written, or to an offset before it. */
  readonly comma?: 'behind' | number;
}

interface Part {
  readonly start: number;
  end: number;
  colon: number | undefined;
}

interface Collection {
  readonly isMap: boolean;
  readonly parts: Part[];
}

/** Where in the flow collection that reaches from `start` to `end` at most an offset is; undefined in comments and behind it. */
export function flowAt(text: string, { start, end }: Span, offset: number): FlowSpot | undefined {
  const around = collectionsAround(text.slice(0, end), start, offset);
  if (!around) return undefined;
  const path: (string | number)[] = [];
  for (const [depth, collection] of around.entries()) {
    const index = collection.parts.findLastIndex((part) => part.start <= offset);
    const part = collection.parts[index];
    if (!part) return undefined;
    if (depth === around.length - 1) return spotIn(text, collection, index, part, path, offset);
    path.push(collection.isMap ? keyOf(text, part) : index);
  }
  return undefined;
}

function spotIn(
  text: string,
  collection: Collection,
  index: number,
  part: Part,
  path: Path,
  offset: number,
): FlowSpot | undefined {
  const others = collection.parts
    .filter((other) => other !== part)
    .map((other) => keyOf(text, other))
    .filter((word) => word !== '');
  const none = { hasColon: false, needsBlank: false };
  const own = keyOf(text, part);
  const comma = commaAt(text, part, offset);
  if (comma !== undefined) {
    const span = { start: offset, end: offset };
    const at = collection.isMap ? 'key' : 'item';
    const place = index + (comma === 'behind' ? 0 : 1);
    return {
      at,
      path: at === 'key' ? path : [...path, place],
      others: [...others, own],
      span,
      comma,
      ...none,
    };
  }
  if (!collection.isMap)
    return spot({ at: 'item', path: [...path, index], others, ...none }, text, part, offset);
  const { colon } = part;
  if (colon === undefined || offset <= colon) {
    const key = { start: part.start, end: colon ?? part.end };
    return spot({ at: 'key', path, others, ...none, hasColon: colon !== undefined }, text, key, offset);
  }
  const needsBlank = offset === colon + 1;
  const value = { start: colon + 1, end: part.end };
  const at = [...path, keyOf(text, part)];
  return spot({ at: 'value', path: at, others: [], ...none, needsBlank }, text, value, offset);
}

/** Which comma is missing where the cursor is in a blank line before or behind what a part holds. */
function commaAt(text: string, { start, end, colon }: Part, offset: number): 'behind' | number | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, endOfLine(text, offset));
  if (line.trim() !== '' || text.slice(start, end).trim() === '') return undefined;
  const before = text.slice(start, offset).trimEnd();
  if (before === '') return 'behind';
  // A key that has no value yet goes on in the next line.
  const isWhole = colon === undefined || colon + 1 < start + before.length;
  return isWhole && text.slice(offset, end).trim() === '' ? start + before.length : undefined;
}

/** The word in a part; an empty one at the cursor where the part is blank, undefined where the cursor is beside the word. */
function spot(found: Omit<FlowSpot, 'span'>, text: string, part: Span, offset: number): FlowSpot | undefined {
  const inside = text.slice(part.start, part.end);
  const start = part.start + (inside.length - inside.trimStart().length);
  const end = part.start + inside.trimEnd().length;
  if (start >= end) return { ...found, span: { start: offset, end: offset } };
  return start <= offset && offset <= end ? { ...found, span: { start, end } } : undefined;
}

function keyOf(text: string, { start, colon, end }: Part): string {
  return text
    .slice(start, colon ?? end)
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2');
}

/** The collections that an offset is in, from the outside, each wholly read. */
function collectionsAround(text: string, start: number, offset: number): readonly Collection[] | undefined {
  const scan = new Scan(text, offset);
  for (let at = start; at < text.length && !scan.isDone; at += 1) at = scan.take(at);
  return scan.result();
}

class Scan {
  readonly #text: string;
  readonly #offset: number;
  readonly #open: Collection[] = [];
  #around: readonly Collection[] | undefined;
  #inComment = false;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  get isDone(): boolean {
    return (
      this.#inComment ||
      (this.#around !== undefined && !this.#open.some((one) => this.#around?.includes(one)))
    );
  }

  /** Takes what begins at an offset, and returns its last character. */
  take(at: number): number {
    if (at >= this.#offset) this.#around ??= [...this.#open];
    const character = this.#text[at] ?? '';
    if (character === '"' || character === "'") return skipQuoted(this.#text, at);
    if (character === '#' && /\s/.test(this.#text[at - 1] ?? '')) return this.#comment(at);
    if (character === '{' || character === '[')
      this.#open.push({ isMap: character === '{', parts: [newPart(at + 1)] });
    else if (character === ':') this.#colon(at);
    else if (character === '}' || character === ']' || character === ',') this.#end(at, character === ',');
    return at;
  }

  #comment(at: number): number {
    const end = endOfLine(this.#text, at);
    this.#inComment = this.#offset > at && this.#offset <= end;
    return end;
  }

  #colon(at: number): void {
    const last = this.#open.at(-1);
    const part = last?.parts.at(-1);
    if (part && last?.isMap && isColon(this.#text, at)) part.colon ??= at;
  }

  /** Ends a part, and the collection unless a further part follows. */
  #end(at: number, goesOn: boolean): void {
    const last = this.#open.at(-1);
    const part = last?.parts.at(-1);
    if (part) part.end = at;
    if (goesOn) last?.parts.push(newPart(at + 1));
    else this.#open.pop();
  }

  result(): readonly Collection[] | undefined {
    if (this.#inComment) return undefined;
    const end = endOfLine(this.#text, this.#offset);
    for (const { parts } of this.#open) {
      const part = parts.at(-1);
      if (part) part.end = Math.max(end, part.start);
    }
    return this.#around ?? this.#open;
  }
}

const newPart = (start: number): Part => ({ start, end: start, colon: undefined });

function isColon(text: string, at: number): boolean {
  return /[\s,[\]{}"']/.test(text[at + 1] ?? ' ') || text[at - 1] === '"';
}
