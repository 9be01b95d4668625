import { ownValue } from '../../../schema/notation.ts';
import type { FieldSchema, TypeSchema } from '../../../schema/type.ts';
import { renderKey } from '../../../syntax/edit/render.ts';
import type { Spot } from '../../cursor/spot.ts';
import { styleOf } from '../../cursor/style.ts';
import { typeInWords } from '../../hover/schemaField.ts';
import type { Insertion } from '../draft.ts';
import type { KeyPlace } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { SAMPLES } from '../skeleton/samples.ts';
import { requiredEntries, sampleOf } from '../skeleton/skeleton.ts';
import { draftEntries, insertedKey, layoutAt } from '../write.ts';
import { isExcluded } from './excluded.ts';
import { isDeprecated, isNeeded, isServerSide, rankOf } from './order.ts';
import { takesValue } from './renaming.ts';
import { isSecurity, ownerOf } from './security.ts';

/** The fields that a mapping does not have yet, the most important first. */
export function fieldKeys(place: KeyPlace, spot: Spot, type: TypeSchema): readonly Proposal[] {
  const owner = ownerOf(place);
  const path = place.path.slice(place.root.length);
  const ranked = [...type.fields.values()]
    .filter(({ name }) => !place.siblings.has(name) && !isExcluded(place, type, name))
    .filter(({ name }) => !isServerSide(type, name) && !(path.length === 0 && name === 'status'))
    .filter(takesValue(place.api, place.section, spot))
    .map((field) => {
      const security = owner && { ...owner, path: [...owner.path, field.name] };
      return { field, security, rank: rankOf(type, field, isSecurity(security)) };
    })
    .sort((a, b) => a.rank - b.rank);
  return ranked.map(({ field, security }): Proposal => {
    const { name } = field;
    const insertion = fieldInsertion(place, spot, type, field);
    return {
      label: name,
      kind: 'key',
      detail: `${typeInWords(place.api, field)}${field.required ? ', required' : ''}`,
      subject: { type: type.name, field: name, security },
      ...insertedKey(place, spot, name, insertion),
      goesOn: !spot.hasColon && insertion.snippet === undefined,
      deprecated: isDeprecated(type, name),
      isNeeded: isNeeded(type, field),
    };
  });
}

/** A field with what must stand below it; its value is left to the next proposal. */
function fieldInsertion(place: KeyPlace, spot: Spot, type: TypeSchema, field: FieldSchema): Insertion {
  const { api, section, indent } = place;
  const base = api.type(field.base);
  const { name, nesting } = field;
  const sample = base && ownValue(SAMPLES, `${type.name}.${name}`);
  if (sample !== undefined) return draftEntries(place, spot, { [name]: sample }, indent);
  const children = base ? requiredEntries(api, base, 1) : {};
  const isEmpty = Object.keys(children).length === 0;
  if (nesting === '' && !isEmpty) return draftEntries(place, spot, { [name]: children }, indent);
  if (nesting === '[' && !isEmpty) return draftEntries(place, spot, { [name]: [children] }, indent);
  if (spot.wrap !== undefined) return draftEntries(place, spot, { [name]: sampleOf(api, type, field, 1) });
  const isNested = nesting !== '' || base !== undefined;
  if (spot.style === 'flow') return flowInsertion(renderKey(name, layoutAt(place)), nesting, isNested);
  const { eol, step, sequenceStep, itemStep } = styleOf(section);
  const below = (columns: number): string => `${name}:${eol}${' '.repeat(indent + columns)}`;
  const text = nesting.startsWith('[')
    ? `${below(sequenceStep)}-${' '.repeat(itemStep - 1)}`
    : isNested
      ? below(step)
      : `${name}: `;
  return { plain: text, snippet: undefined };
}

function flowInsertion(key: string, nesting: string, isNested: boolean): Insertion {
  if (!isNested) return { plain: `${key}: `, snippet: undefined };
  const [open, close] = nesting.startsWith('[') ? ['[', ']'] : ['{', '}'];
  return { plain: `${key}: ${open}${close}`, snippet: `${key}: ${open}$1${close}` };
}
