import { type Config, DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { complete } from '../../../server/src/service/complete/complete.ts';
import type { PlacedProposal } from '../../../server/src/service/complete/proposal.ts';
import { withDefaults } from '../../../server/src/service/complete/snippets.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { dedent } from '../../support/ruleTester.ts';

/** A text with a cursor in it. */
export interface Marked {
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Splits a text at its `|`, the cursor. */
export function cursorIn(marked: string): Marked {
  const at = marked.indexOf('|');
  const before = marked.slice(0, at).split('\n');
  return {
    text: marked.slice(0, at) + marked.slice(at + 1),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

/** What is offered at a cursor. */
export function offered(
  { text, position }: Marked,
  { config = DEFAULT_CONFIG, file = 'web.yaml' }: { config?: Config; file?: string } = {},
): readonly PlacedProposal[] {
  const snapshot = createSnapshot(text, config, { file });
  return complete(snapshot, position, { snippets: true });
}

/** The labels that are offered where `|` stands, in their order. */
export function labels(marked: string): string[] {
  return offered(cursorIn(dedent(marked))).map(({ label }) => label);
}

/** The text after a proposal was taken, with the defaults of its placeholders. */
export function applied(text: string, proposal: PlacedProposal): string {
  const edits = [...proposal.more, { range: proposal.range, newText: insertedText(proposal) }];
  return edits
    .map(({ range, newText }) => ({
      start: offsetOf(text, range.start),
      end: offsetOf(text, range.end),
      newText,
    }))
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}

/** What a client inserts that knows snippets; the same as one that does not. */
function insertedText({ plain, snippet }: PlacedProposal): string {
  if (snippet !== undefined && withDefaults(snippet) !== plain)
    throw new Error(`Not the same: ${JSON.stringify(plain)} and ${JSON.stringify(snippet)}`);
  return plain;
}

function offsetOf(text: string, { line, character }: { line: number; character: number }): number {
  let start = 0;
  for (let at = 0; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  return start + character;
}

/** The text after the proposal with a label was taken where `|` stands. */
export function taken(marked: string, label: string, detail?: string): string {
  const cursor = cursorIn(dedent(marked));
  const found = offered(cursor).find(
    (one) => one.label === label && (detail === undefined || one.detail === detail),
  );
  if (!found) throw new Error(`No "${label}" among ${offered(cursor).map((one) => one.label)}`);
  return applied(cursor.text, found);
}
