/** A half-open range of UTF-16 offsets. Relative to the text of one section unless a comment says otherwise. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of a span by a text. */
export interface TextChange extends Span {
  readonly newText: string;
}

/** Zero-based line and UTF-16 character, as in the language server protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A range of positions; the end is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Whether an offset is in a span, or at one of its ends. */
export function touches(span: Span | undefined, offset: number): boolean {
  return span !== undefined && span.start <= offset && offset <= span.end;
}

/** Applies changes that do not overlap, in any order, to a text. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const sorted = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let position = 0;
  for (const change of sorted) {
    result += text.slice(position, change.start) + change.newText;
    position = change.end;
  }
  return result + text.slice(position);
}

/** A range that many lines further down. */
export function movedRange({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
