import type { Spot } from '../cursor/spot.ts';
import { styleOf } from '../cursor/style.ts';
import { type Insertion, toLiteral } from './draft.ts';
import type { Place } from './place.ts';
import type { Proposal } from './proposal.ts';

/** What a proposal says about the text that it changes. */
type Written = Pick<Proposal, 'plain' | 'snippet' | 'span' | 'filter'>;

/** Puts what a spot needs before a text: indentation, a dash, a blank. */
export function placedText(spot: Spot, { plain, snippet }: Insertion, filter: string): Written {
  return {
    plain: spot.lead + plain,
    snippet: snippet === undefined ? undefined : toLiteral(spot.lead) + snippet,
    span: spot.span,
    filter,
  };
}

/** A key at a spot: with its colon and what stands below it, or the key alone where a colon follows. */
export function insertedKey(place: Place, spot: Spot, name: string, insertion: Insertion): Written {
  const isQuoted = /^["']/.test(spot.typed);
  const { json } = styleOf(place.section);
  const word = isQuoted || (json && spot.style === 'flow') ? JSON.stringify(name) : name;
  const filter = isQuoted ? `${spot.typed[0]}${name}` : name;
  return placedText(spot, spot.hasColon ? { plain: word, snippet: undefined } : insertion, filter);
}
