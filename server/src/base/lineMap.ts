import type { Position } from './span.ts';

/** Converts between offsets and positions of one text. */
export interface LineMap {
  /** Number of line breaks in the text. */
  readonly lineBreaks: number;
  /** UTF-16 offset of each line's first character. */
  readonly starts: readonly number[];
  /** Position of a UTF-16 offset; offsets outside the text are clamped. */
  readonly positionAt: (offset: number) => Position;
  /** UTF-16 offset of a position; positions outside the text are clamped. */
  readonly offsetAt: (position: Position) => number;
}

/** Offsets at which lines start. Native search for two characters is much faster than a regular expression. */
function lineStarts(text: string): number[] {
  const starts = [0];
  const next = (character: string, from: number): number => {
    const at = text.indexOf(character, from);
    return at < 0 ? text.length : at;
  };
  let lineFeed = next('\n', 0);
  let carriageReturn = next('\r', 0);
  while (lineFeed < text.length || carriageReturn < text.length) {
    const first = Math.min(lineFeed, carriageReturn);
    const start = first === carriageReturn && lineFeed === first + 1 ? first + 2 : first + 1;
    starts.push(start);
    if (lineFeed < start) lineFeed = next('\n', start);
    if (carriageReturn < start) carriageReturn = next('\r', start);
  }
  return starts;
}

/**
 * Indexes the lines of a text. `\n`, `\r\n` and a lone `\r` end a line, as in the language server protocol.
 */
export function createLineMap(text: string): LineMap {
  const starts = lineStarts(text);
  const startOf = (line: number): number => starts[line] ?? text.length;

  const positionAt = (offset: number): Position => {
    const at = Math.min(Math.max(offset, 0), text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - startOf(low) };
  };

  const offsetAt = (position: Position): number => {
    if (position.line < 0) return 0;
    if (position.line >= starts.length) return text.length;
    return Math.min(startOf(position.line) + Math.max(position.character, 0), startOf(position.line + 1));
  };

  return { lineBreaks: starts.length - 1, starts, positionAt, offsetAt };
}
