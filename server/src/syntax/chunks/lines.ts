/** What a line is made of, as far as its first characters tell. */
export const BLANK = 0;
export const COMMENT = 1;
export const CONTENT = 2;

/** The lines of a text, in arrays by line number. */
export interface Lines {
  readonly text: string;
  readonly count: number;
  /** Offset of each line's first character; one more entry for the end of the text. */
  readonly starts: Int32Array;
  /** Number of spaces that each line starts with. */
  readonly indents: Int32Array;
  /** `BLANK`, `COMMENT` or `CONTENT`. */
  readonly kinds: Uint8Array;
}

const SPACE = 0x20;
const HASH = 0x23;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;

/** Indexes the lines of a text, which `\n` ends; undefined where a line of white space contains tabs. */
export function indexLines(text: string): Lines | undefined {
  const starts = lineStarts(text);
  const count = starts.length - 1;
  const indents = new Int32Array(count);
  const kinds = new Uint8Array(count);
  for (let line = 0; line < count; line += 1) {
    const start = starts[line] ?? 0;
    const end = starts[line + 1] ?? 0;
    let first = start;
    while (first < end && text.charCodeAt(first) === SPACE) first += 1;
    indents[line] = first - start;
    const code = first < end ? text.charCodeAt(first) : LINE_FEED;
    if (code === TAB && text.slice(first, end).trim() === '') return undefined;
    const blank =
      code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(first + 1) === LINE_FEED);
    kinds[line] = blank ? BLANK : code === HASH ? COMMENT : CONTENT;
  }
  return { text, count, starts, indents, kinds };
}

/** Offsets of line starts, and the text's length where it does not end in a line break. */
function lineStarts(text: string): Int32Array {
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (starts.at(-1) !== text.length) starts.push(text.length);
  return Int32Array.from(starts);
}
