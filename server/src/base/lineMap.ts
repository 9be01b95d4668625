import type { Position } from './span.ts';

/** Converts between offsets and positions of one text. */
export interface LineMap {
  /** Number of line breaks in the text. */
  readonly lineBreaks: number;
  /** Position of a UTF-16 offset; offsets outside the text are clamped. */
  readonly positionAt: (offset: number) => Position;
  /** UTF-16 offset of a position; positions outside the text are clamped. */
  readonly offsetAt: (position: Position) => number;
}

/**
 * Indexes the lines of a text. `\n`, `\r\n` and a lone `\r` end a line, as in the language server protocol.
 */
export function createLineMap(text: string): LineMap {
  const starts = [0];
  const lineEnd = /\r\n?|\n/g;
  while (lineEnd.exec(text) !== null) starts.push(lineEnd.lastIndex);
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

  return { lineBreaks: starts.length - 1, positionAt, offsetAt };
}
