import type { Spot } from '../../cursor/spot.ts';
import type { KeyPlace } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { mapKeys } from '../values/mapKeys.ts';
import { insertedKey } from '../write.ts';

/** Well-known keys of a map that takes any, and those that the workspace uses. */
export function dictionaryKeys(place: KeyPlace, spot: Spot): readonly Proposal[] {
  return (mapKeys(place) ?? []).map(({ value, detail, documentation }): Proposal => {
    const key = String(value);
    return {
      label: key,
      kind: 'key',
      detail,
      documentation,
      ...insertedKey(place, spot, key, { plain: `${key}: `, snippet: undefined }),
      goesOn: !spot.hasColon,
    };
  });
}
