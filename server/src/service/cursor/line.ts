import type { Span } from '../../base/span.ts';

/** A key or a dash in its line. */
export interface Token {
  readonly column: number;
  /** Undefined for the dash of an item. */
  readonly key: string | undefined;
  /** Offsets of the key with its quotes, or of the dash. */
  readonly span: Span;
  /** What stands behind the colon or dash, without blanks and comment. */
  readonly value: Span;
}

/** A line of a block, cut into its keys and dashes. */
export interface LineTokens {
  readonly tokens: readonly Token[];
  /** What stands behind dashes and key, without blanks and comment; the start is where it would begin if it is empty. */
  readonly rest: Span;
  /** Where the comment begins; undefined without one. */
  readonly comment: number | undefined;
}

const QUOTED_KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:(?=\s|$)/;
const PLAIN_KEY = /^([^\s"'#&*!|>%@`[\]{},:](?:[^\s:#]|:(?=\S)|\b#|[ \t]+(?=[^\s:#]))*)\s*:(?=\s|$)/;
/** Keys are not longer than this. */
const LONGEST_KEY = 400;

/** Cuts a line; `start` and `end` are its offsets without the line break. */
export function readLine(text: string, start: number, end: number): LineTokens {
  const tokens: Token[] = [];
  let at = skipBlanks(text, start, end);
  while (text[at] === '-' && (at + 1 === end || isBlank(text[at + 1]))) {
    const span = { start: at, end: at + 1 };
    at = skipBlanks(text, at + 1, end);
    tokens.push({ column: span.start - start, key: undefined, span, value: { start: at, end: at } });
  }
  const keyStart = at;
  const found = keyAt(text, at, end);
  if (found) at = skipBlanks(text, at + found.length, end);
  const { valueEnd, comment } = endOfValue(text, at, end);
  const rest = { start: Math.min(at, valueEnd), end: valueEnd };
  if (found) {
    const span = { start: keyStart, end: keyStart + found.written };
    tokens.push({ column: keyStart - start, key: found.key, span, value: rest });
  } else {
    const dash = tokens.pop();
    if (dash) tokens.push({ ...dash, value: rest });
  }
  return { tokens, rest, comment };
}

interface FoundKey {
  readonly key: string;
  /** Characters of the key with its quotes, and with its colon. */
  readonly written: number;
  readonly length: number;
}

function keyAt(text: string, start: number, end: number): FoundKey | undefined {
  const rest = text.slice(start, Math.min(end, start + LONGEST_KEY));
  if (!rest.includes(':')) return undefined;
  const quoted = QUOTED_KEY.exec(rest);
  const match = quoted ?? PLAIN_KEY.exec(rest);
  if (!match) return undefined;
  const written = match[0].slice(0, -1).trimEnd().length;
  const key = quoted ? (quoted[1] ?? quoted[2] ?? '') : rest.slice(0, written);
  return { key, written, length: match[0].length };
}

/** Where a value ends that begins at an offset, and its comment. A quote that is not closed goes to the end of the line. */
function endOfValue(
  text: string,
  start: number,
  end: number,
): { readonly valueEnd: number; readonly comment: number | undefined } {
  const quote = text[start];
  let at = start;
  if (quote === '"' || quote === "'") at = closingQuote(text, start, end) ?? end;
  const hash = commentIn(text, at, end, start);
  const valueEnd = start + text.slice(start, hash ?? end).trimEnd().length;
  return { valueEnd, comment: hash };
}

/** Offset after the quote that closes the one at `start`; undefined where there is none before `end`. */
export function closingQuote(text: string, start: number, end: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < end; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at + 1;
      at += 1;
    }
  }
  return undefined;
}

function commentIn(text: string, from: number, end: number, start: number): number | undefined {
  for (let at = from; at < end; at += 1) {
    if (text[at] === '#' && (at === start || isBlank(text[at - 1]))) return at;
  }
  return undefined;
}

/** The offset of the first character that is no blank. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text[at])) at += 1;
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
