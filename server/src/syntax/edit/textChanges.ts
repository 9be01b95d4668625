import type { TextChange } from '../../base/span.ts';
import { parse } from '../parse.ts';
import type { Section } from '../sections.ts';
import type { EditOutcome } from './apply.ts';
import { hasValues } from './guard.ts';
import type { EditOperation } from './operation.ts';
import { applyMarked, type StoppedText } from './tabStops.ts';

/**
 * Applies changes of a section's text, tab stops marked, that leave its values as they are but for the given operations: for
 * what is no value, such as comments. The result is parsed again and refused where it says anything else.
 */
export function applyTextChanges(
  section: Section,
  changes: readonly TextChange[],
  operations: readonly EditOperation[] = [],
  tabStops: StoppedText['tabStops'] = [],
): EditOutcome {
  const before = parse(section);
  if (before.problems.length > 0) return { ok: false, reason: 'The document does not parse.' };
  const edited = applyMarked({ text: section.text, tabStops }, changes);
  const after: Section = { ...section, text: edited.text };
  if (parse(after).problems.length > 0) return { ok: false, reason: 'The result would not parse.' };
  return hasValues(section, after, operations)
    ? { ok: true, section: after, ...edited }
    : { ok: false, reason: 'The result would not be what was asked for.' };
}
