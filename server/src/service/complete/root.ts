import { renderKey } from '../../syntax/edit/render.ts';
import type { Spot } from '../cursor/spot.ts';
import { styleOf } from '../cursor/style.ts';
import { renderEntries, toInsertion } from './draft.ts';
import { apiVersionsOf, type ChosenKind, kindsOf } from './kinds.ts';
import { textAt } from './objectAt.ts';
import type { KeyPlace, ValuePlace } from './place.ts';
import type { Proposal } from './proposal.ts';
import { objectEntries } from './skeleton/skeleton.ts';
import { draftEntries, insertedKey, layoutAt, placedText } from './write.ts';

/** Keys of an object whose kind is not said yet: `apiVersion`, `kind`, and whole objects of each kind. */
export function rootKeys(place: KeyPlace, spot: Spot): readonly Proposal[] {
  const heads = ['apiVersion', 'kind'].filter((key) => !place.siblings.has(key));
  const layout = layoutAt(place);
  const inJson = { ...layout, json: layout.json && spot.style === 'flow' };
  const keys = (spot.wrap === undefined ? heads : []).map((key): Proposal => {
    const written = insertedKey(place, spot, key, {
      plain: `${renderKey(key, inJson)}: `,
      snippet: undefined,
    });
    return { label: key, kind: 'key', detail: 'text, required', ...written, goesOn: !spot.hasColon };
  });
  if (spot.hasColon || place.siblings.has('kind')) return keys;
  return [...keys, ...chosenKinds(place).map((chosen) => wholeObject(place, spot, chosen))];
}

function chosenKinds({ api, snapshot, apiVersion }: KeyPlace | ValuePlace): readonly ChosenKind[] {
  return kindsOf(api, snapshot.context.config.kubernetesVersion, apiVersion);
}

/** An object with what it needs, without the keys that are there. */
function wholeObject(place: KeyPlace, spot: Spot, chosen: ChosenKind): Proposal {
  const entries = Object.entries(objectEntries(place.api, chosen)).filter(
    ([key]) => !place.siblings.has(key),
  );
  const draft = draftEntries(place, spot, Object.fromEntries(entries), place.indent);
  return { ...aboutKind(chosen), kind: 'kind', ...placedText(spot, draft, chosen.kind), goesOn: false };
}

function aboutKind({ kind, apiVersion, deprecated }: ChosenKind) {
  return { label: kind, detail: deprecated ? `${apiVersion}, deprecated` : apiVersion, deprecated };
}

/** Values of `kind` and `apiVersion`; undefined for other keys. */
export function headValues(place: ValuePlace, spot: Spot): readonly Proposal[] | undefined {
  const [key, ...others] = place.path.slice(place.root.length);
  if (others.length > 0 || place.isItem) return undefined;
  if (key === 'kind') return kindValues(place, spot);
  if (key !== 'apiVersion') return undefined;
  const { api, snapshot, kind } = place;
  return apiVersionsOf(api, snapshot.context.config.kubernetesVersion, kind).map((chosen): Proposal => {
    const { apiVersion, deprecated } = chosen;
    const written = placedText(spot, { plain: apiVersion, snippet: undefined }, apiVersion);
    const detail = deprecated ? 'deprecated' : undefined;
    return { label: apiVersion, kind: 'value', detail, deprecated, ...written, goesOn: false };
  });
}

/** A kind brings its API version, and in a document that has nothing else what its objects need. */
function kindValues(place: ValuePlace, spot: Spot): readonly Proposal[] {
  const { owner } = spot;
  if (spot.style === 'flow' || !owner) return chosenKinds(place).map((chosen) => kindAlone(spot, chosen));
  const keys = new Set(owner.siblings.flatMap(({ key }) => key ?? []));
  const isNew = [...keys].every((key) => key === 'kind' || key === 'apiVersion');
  const { section, api } = place;
  const layout = styleOf(section);
  const lacksVersion =
    textAt(section, [...place.root, 'apiVersion']) === undefined && !keys.has('apiVersion');
  return chosenKinds(place).map((chosen): Proposal => {
    const { start } = owner.span;
    const line = `apiVersion: ${chosen.apiVersion}${layout.eol}${' '.repeat(owner.column)}`;
    const more = lacksVersion ? [{ start, end: start, newText: line }] : [];
    const { apiVersion: _, kind: __, ...rest } = objectEntries(api, chosen);
    const below = isNew
      ? `${layout.eol}${' '.repeat(owner.column)}${renderEntries(rest, owner.column, layout)}`
      : '';
    const written = placedText(spot, toInsertion(chosen.kind + below), chosen.kind);
    return { ...aboutKind(chosen), kind: 'kind', ...written, goesOn: false, more };
  });
}

function kindAlone(spot: Spot, chosen: ChosenKind): Proposal {
  const written = placedText(spot, { plain: chosen.kind, snippet: undefined }, chosen.kind);
  return { ...aboutKind(chosen), kind: 'kind', ...written, goesOn: false };
}
