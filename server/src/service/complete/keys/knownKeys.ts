import { renderKey } from '../../../syntax/edit/render.ts';
import type { Spot } from '../../cursor/spot.ts';
import type { KeyPlace } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { mapKeys } from '../values/index.ts';
import { insertedKey, layoutAt } from '../write.ts';

/** Well-known keys of a map that takes any, such as labels. */
export function knownKeys(place: KeyPlace, spot: Spot): readonly Proposal[] {
  return (mapKeys(place) ?? []).map(({ value, detail, documentation }): Proposal => {
    const key = String(value);
    const layout = layoutAt(place);
    const text = `${renderKey(key, { ...layout, json: layout.json && spot.style === 'flow' })}: `;
    return {
      label: key,
      kind: 'key',
      detail,
      documentation,
      ...insertedKey(place, spot, key, { plain: text, snippet: undefined }),
      goesOn: !spot.hasColon,
    };
  });
}
