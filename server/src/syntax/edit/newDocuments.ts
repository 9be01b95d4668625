import { stringify } from 'yaml';
import type { Span } from '../../base/span.ts';
import { isTabStop, type NewValue } from './operation.ts';
import { applyMarked, markTabStop } from './tabStops.ts';

/** A text with documents added at its end. */
export interface ExtendedText {
  readonly text: string;
  readonly tabStops: readonly Span[];
}

/**
 * Adds documents at the end of a text in block style, each behind a `---`, with the line ends of the text.
 *
 * @returns undefined where the text cannot take another document: JSON has but one
 */
export function addDocuments(text: string, documents: readonly NewValue[]): ExtendedText | undefined {
  if (/^\uFEFF?\s*[{[]/.test(text)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  const added = documents
    .map((document) => `---\n${stringify(withMarks(document), { schema: 'yaml-1.1', lineWidth: 0 })}`)
    .join('')
    .replaceAll('\n', eol);
  const end = text.length;
  return applyMarked({ text, tabStops: [] }, [{ start: end, end, newText: gap + added }]);
}

/** Tab stops as texts with marks around them; a mark keeps numbers from being quoted, as they should not be. */
function withMarks(value: NewValue): unknown {
  if (typeof value !== 'object') return value;
  if (isTabStop(value)) return markTabStop(String(value.tabStop), value.select);
  if (Array.isArray(value)) return (value as readonly NewValue[]).map(withMarks);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withMarks(entry as NewValue)]));
}
