import type { Layout } from '../../syntax/edit/layout.ts';
import type { NewValue } from '../../syntax/edit/operation.ts';
import { renderEntry } from '../../syntax/edit/render.ts';
import { HAS_MARKS } from '../../syntax/edit/tabStops.ts';

/** Keys with their values, as they are inserted. */
export type Entries = { readonly [key: string]: NewValue };

/** Text to insert, once for clients that know placeholders and once for those that do not. */
export interface Insertion {
  readonly plain: string;
  /** In the syntax of LSP snippets; undefined where there is nothing to fill in. */
  readonly snippet: string | undefined;
}

/** What stands for the name of the program: written once, it is changed everywhere. */
export const PROGRAM = 'web';

/** Entries of a block mapping as lines; the first without indentation, for it goes where the cursor is. */
export function renderEntries(entries: Entries, column: number, layout: Layout): string {
  const lines = Object.entries(entries).flatMap(([key, value]) => renderEntry(key, value, column, layout));
  return lines.join(layout.eol).trimStart();
}

/** Makes an insertion of a text with marked tab stops. */
export function toInsertion(marked: string): Insertion {
  const parts = marked.split(HAS_MARKS);
  const plain = parts.join('');
  if (parts.length === 1) return { plain, snippet: undefined };
  let count = 0;
  let program: number | undefined;
  const snippet = parts.map((part, index) => {
    if (index % 2 === 0) return toLiteral(part);
    const isProgram = part === PROGRAM;
    if (isProgram && program !== undefined) return `\${${program}:${toLiteral(part)}}`;
    count += 1;
    if (isProgram) program = count;
    return `\${${count}:${toLiteral(part)}}`;
  });
  return { plain, snippet: snippet.join('') };
}

/** A text as LSP snippets take it literally. */
export function toLiteral(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
