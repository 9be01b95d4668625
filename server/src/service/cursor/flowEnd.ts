import { closingQuote } from './line.ts';

/** Offset behind the bracket that closes the one at `start`; undefined where none before `end` does. */
export function flowEnd(text: string, start: number, end: number): number | undefined {
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === '"' || character === "'") at = skipQuoted(text, at);
    else if (character === '#' && /\s/.test(text[at - 1] ?? '')) at = endOfLine(text, at);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/**
 * Offset of the last character of what a quote at `at` begins. A quote within a word begins nothing, and one that is not closed in
 * its line is being typed.
 */
export function skipQuoted(text: string, at: number): number {
  if (!/[\s[{,:]/.test(text[at - 1] ?? ' ')) return at;
  const line = endOfLine(text, at);
  return (closingQuote(text, at, line) ?? line) - 1;
}

/** Offset of the line break that ends a line. */
export function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' ? found - 1 : found;
}
