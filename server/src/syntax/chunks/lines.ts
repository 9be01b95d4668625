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

/** The lines with content of a text, linked by number; `count` stands for none. */
export interface Outline extends Lines {
  /** For each line, the next one with content. */
  readonly next: Int32Array;
  /** For each line with content, the next such line that is not indented deeper. */
  readonly nextOutside: Int32Array;
  /** For each line with content, the one before. */
  readonly previous: Int32Array;
  /** For each line with content, the largest indentation of a comment line directly before it; -1 where there is none. */
  readonly commentBefore: Int32Array;
}

const SPACE = 0x20;
const HASH = 0x23;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const DASH = 0x2d;
const QUESTION = 0x3f;
const EXPLICIT_KEY = /(?:- +)*\?(?:\s|$)/y;

/**
 * Indexes the lines of a text.
 *
 * @param lineStarts offset of each line's first character
 * @returns undefined where there are lines which do not show where what they hold ends: white space with tabs, explicit keys
 *   (`? key`), lone carriage returns
 */
export function indexLines(text: string, lineStarts: readonly number[]): Lines | undefined {
  const count = lineStarts.at(-1) === text.length ? lineStarts.length - 1 : lineStarts.length;
  const starts = new Int32Array(count + 1);
  const indents = new Int32Array(count);
  const kinds = new Uint8Array(count);
  starts[count] = text.length;
  for (let line = 0; line < count; line += 1) starts[line] = lineStarts[line] ?? 0;
  for (let line = 0; line < count; line += 1) {
    const start = starts[line] ?? 0;
    const end = starts[line + 1] ?? 0;
    if (start > 0 && text.charCodeAt(start - 1) !== LINE_FEED) return undefined;
    let first = start;
    while (first < end && text.charCodeAt(first) === SPACE) first += 1;
    indents[line] = first - start;
    const kind = kindOf(text, first, end);
    if (kind === undefined) return undefined;
    kinds[line] = kind;
  }
  return { text, count, starts, indents, kinds };
}

/** The kind of a line whose first character that is no space stands at `first`. */
function kindOf(text: string, first: number, end: number): number | undefined {
  const code = first < end ? text.charCodeAt(first) : LINE_FEED;
  if (code === LINE_FEED || code === CARRIAGE_RETURN) return BLANK;
  if (code === TAB && text.slice(first, end).trim() === '') return undefined;
  if ((code === DASH || code === QUESTION) && isExplicitKey(text, first)) return undefined;
  return code === HASH ? COMMENT : CONTENT;
}

function isExplicitKey(text: string, first: number): boolean {
  EXPLICIT_KEY.lastIndex = first;
  return EXPLICIT_KEY.test(text);
}

/** Links the lines with content. */
export function outline(lines: Lines): Outline {
  const { count, indents, kinds } = lines;
  const next = new Int32Array(count).fill(count);
  const nextOutside = new Int32Array(count).fill(count);
  const previous = new Int32Array(count).fill(count);
  const commentBefore = new Int32Array(count).fill(-1);
  const open: number[] = [];
  let comment = -1;
  let last = -1;
  for (let line = 0; line < count; line += 1) {
    const indent = indents[line] ?? 0;
    if (kinds[line] === COMMENT) comment = Math.max(comment, indent);
    if (kinds[line] !== CONTENT) continue;
    for (let before = Math.max(last, 0); before < line; before += 1) next[before] = line;
    for (let top = open.at(-1); top !== undefined && (indents[top] ?? 0) >= indent; top = open.at(-1)) {
      nextOutside[top] = line;
      open.pop();
    }
    open.push(line);
    commentBefore[line] = comment;
    if (last >= 0) previous[line] = last;
    last = line;
    comment = -1;
  }
  return { ...lines, next, nextOutside, previous, commentBefore };
}

const DOCUMENT_START = /^---[ ]*\r?\n$/;

/** The first line of a document that is one block without indentation; undefined where the text is more, or something else. */
export function firstLineOfBlock(lines: Lines): number | undefined {
  const first = skipPreamble(lines);
  return first === undefined || hasMarker(lines, first) || tailIsIndented(lines, first) ? undefined : first;
}

/** A line with its line break. */
export function lineText({ text, starts }: Lines, line: number): string {
  return text.slice(starts[line], starts[line + 1]);
}

/** The first line with content, where only comments and one `---` line stand before it, and it is not indented. */
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
