import type { Span, TextChange } from '../../base/span.ts';

/** Private-use characters around a tab stop in the text of a change. */
const START = '\uE000';
const END = '\uE001';

/** Whether a text holds the characters that mark tab stops. */
export const HAS_MARKS = new RegExp(`[${START}${END}]`);

/** Marks a rendered value, or the last occurrence of a part of it, as one to review. */
export function markTabStop(rendered: string, select: string = rendered): string {
  const at = Math.max(rendered.lastIndexOf(select), 0);
  const end = rendered.includes(select) ? at + select.length : rendered.length;
  return `${rendered.slice(0, at)}${START}${rendered.slice(at, end)}${END}${rendered.slice(end)}`;
}

/** A text and the places of the values to review in it. */
export interface StoppedText {
  readonly text: string;
  readonly tabStops: readonly Span[];
}

/** Applies changes that do not overlap: tab stops of the text move along, marks in new text become tab stops. */
export function applyMarked(before: StoppedText, changes: readonly TextChange[]): StoppedText {
  const tabStops: Span[] = [];
  let text = '';
  let position = 0;
  const keep = (end: number): void => {
    const shift = text.length - position;
    for (const stop of before.tabStops) {
      if (stop.start >= position && stop.end <= end)
        tabStops.push({ start: stop.start + shift, end: stop.end + shift });
    }
    text += before.text.slice(position, end);
  };
  for (const change of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    keep(change.start);
    for (const [index, part] of change.newText.split(HAS_MARKS).entries()) {
      if (index % 2 === 1) tabStops.push({ start: text.length, end: text.length + part.length });
      text += part;
    }
    position = change.end;
  }
  keep(before.text.length);
  return { text, tabStops };
}
