import type { TextChange } from '../../base/span.ts';
import type { Layout } from '../../syntax/edit/layout.ts';
import type { NewValue } from '../../syntax/edit/operation.ts';
import { renderFlow, renderJson, renderKey } from '../../syntax/edit/render.ts';
import type { Spot } from '../cursor/spot.ts';
import { styleOf } from '../cursor/style.ts';
import { type Entries, type Insertion, renderEntries, toInsertion, toLiteral } from './draft.ts';
import type { Place } from './place.ts';
import type { Proposal } from './proposal.ts';
import { suggested } from './suggested.ts';

/** What a proposal says about the text that it changes. */
type Written = Pick<Proposal, 'plain' | 'snippet' | 'span' | 'filter' | 'more'>;

/** How the section is written; an empty file that is called so becomes JSON. */
export function layoutAt({ section, snapshot }: Place): Layout {
  const style = styleOf(section);
  return { ...style, json: style.json || isJsonFile(snapshot.context.file) };
}

/** Whether a file is JSON by its name. */
export function isJsonFile(file: string): boolean {
  return /\.json$/i.test(file);
}

/** Entries of a mapping as a spot wants them: as lines, or in flow style, in JSON over several lines where they begin one. */
export function draftEntries(place: Place, spot: Spot, samples: Entries, column = spot.column): Insertion {
  const entries = suggested(place, samples);
  const layout = layoutAt(place);
  if (spot.style === 'block') return toInsertion(renderEntries(entries, column, layout));
  const { text } = place.section;
  const before = text.slice(text.lastIndexOf('\n', spot.span.start - 1) + 1, spot.span.start);
  const inLines = layout.json && before.trim() === '';
  if (spot.wrap !== undefined) {
    const value: NewValue = spot.wrap.startsWith('[') ? [entries] : entries;
    const indent = layout.json ? /^[ \t]*/.exec(before)?.[0] : undefined;
    const isOwnLine = inLines || /^[ \t]*"[^"]*"\s*:\s*$/.test(before);
    return toInsertion(
      isOwnLine && indent !== undefined ? renderJson(value, indent, layout) : renderFlow(value, layout),
    );
  }
  const parts = Object.entries(entries).map(([key, value]) => {
    const written = inLines ? renderJson(value, before, layout) : renderFlow(value, layout);
    return `${renderKey(key, layout)}: ${written}`;
  });
  return toInsertion(parts.join(inLines ? `,${layout.eol}${before}` : ', '));
}

/** Puts what a spot needs before a text and behind it: indentation, a dash, a blank, a comma. */
export function placedText(spot: Spot, { plain, snippet }: Insertion, filter: string): Written {
  const { lead, comma } = spot;
  const behind = comma === 'behind' ? ',' : '';
  const more: TextChange[] = typeof comma === 'number' ? [{ start: comma, end: comma, newText: ',' }] : [];
  return {
    plain: lead + plain + behind,
    snippet: snippet === undefined ? undefined : toLiteral(lead) + snippet + behind,
    span: spot.span,
    filter,
    more,
  };
}

/** A key at a spot: with its colon and what stands below it, or the key alone where a colon follows. */
export function insertedKey(place: Place, spot: Spot, name: string, insertion: Insertion): Written {
  const isQuoted = /^["']/.test(spot.typed);
  const word = isQuoted || (layoutAt(place).json && spot.style === 'flow') ? JSON.stringify(name) : name;
  const filter = isQuoted ? `${spot.typed[0]}${name}` : name;
  return placedText(spot, spot.hasColon ? { plain: word, snippet: undefined } : insertion, filter);
}
