import { diffArrays } from 'diff';
import { createLineMap } from '../base/lineMap.ts';
import type { Range, Span } from '../base/span.ts';

/** A replacement in a file. */
export interface FileEdit {
  /** Lines and UTF-16 characters of the file as it is. */
  readonly range: Range;
  readonly newText: string;
  /** `newText` as a snippet with tab stops (`${1:100m}`), where it has any. */
  readonly snippet: string | undefined;
}

/** A part of a file with its changed text. */
export interface Change {
  /** The part's text as it is. */
  readonly before: string;
  readonly after: string;
  /** Values to review in `after`. */
  readonly tabStops: readonly Span[];
  /** Zero-based line of the file at which the part starts. */
  readonly startLine: number;
}

/** The smallest edits, line by line and cut to what differs within them, that turn parts of a file into their changed text. */
export function toFileEdits(changes: readonly Change[]): FileEdit[] {
  let tabStop = 0;
  return changes.flatMap((change) => {
    const lines = createLineMap(change.before);
    const at = (offset: number) => {
      const { line, character } = lines.positionAt(offset);
      return { line: line + change.startLine, character };
    };
    return hunks(change.before, change.after).map(({ start, end, newStart, newEnd }): FileEdit => {
      const inside = change.tabStops.filter((stop) => stop.start >= newStart && stop.end <= newEnd);
      const newText = change.after.slice(newStart, newEnd);
      const first = tabStop + 1;
      tabStop += inside.length;
      const snippet = inside.length > 0 ? toSnippet(newText, newStart, inside, first) : undefined;
      return { range: { start: at(start), end: at(end) }, newText, snippet };
    });
  });
}

interface Hunk extends Span {
  readonly newStart: number;
  readonly newEnd: number;
}

const toLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function hunks(before: string, after: string): Hunk[] {
  const found: Hunk[] = [];
  let old = 0;
  let now = 0;
  let open: Hunk | undefined;
  for (const part of diffArrays(toLines(before), toLines(after))) {
    const length = part.value.reduce((sum, line) => sum + line.length, 0);
    if (!part.added && !part.removed) {
      if (open) found.push(trim(open, before, after));
      open = undefined;
      old += length;
      now += length;
      continue;
    }
    open ??= { start: old, end: old, newStart: now, newEnd: now };
    if (part.removed) old += length;
    else now += length;
    open = { ...open, end: old, newEnd: now };
  }
  if (open) found.push(trim(open, before, after));
  return found;
}

/** Cuts what both sides of a hunk have in common at its ends. */
function trim(hunk: Hunk, before: string, after: string): Hunk {
  let { start, end, newStart, newEnd } = hunk;
  while (
    start < end &&
    newStart < newEnd &&
    before[start] === after[newStart] &&
    !isLowSurrogate(before, start + 1)
  ) {
    start += 1;
    newStart += 1;
  }
  while (
    start < end &&
    newStart < newEnd &&
    before[end - 1] === after[newEnd - 1] &&
    !isLowSurrogate(before, end - 1)
  ) {
    end -= 1;
    newEnd -= 1;
  }
  return { start, end, newStart, newEnd };
}

function isLowSurrogate(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff;
}

function toSnippet(newText: string, offset: number, tabStops: readonly Span[], first: number): string {
  const escaped = (text: string) => text.replace(/[\\$}]/g, '\\$&');
  let snippet = '';
  let position = 0;
  for (const [index, stop] of tabStops.entries()) {
    const start = stop.start - offset;
    const end = stop.end - offset;
    snippet += `${escaped(newText.slice(position, start))}\${${first + index}:${escaped(newText.slice(start, end))}}`;
    position = end;
  }
  return snippet + escaped(newText.slice(position));
}
