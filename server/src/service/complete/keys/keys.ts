import type { Api, FieldSchema, TypeSchema } from '../../../schema/type.ts';
import type { Spot } from '../../cursor/spot.ts';
import { styleOf } from '../../cursor/style.ts';
import { typeInWords } from '../../hover/schemaField.ts';
import { type Insertion, renderEntries, toInsertion } from '../draft.ts';
import type { KeyPlace } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { requiredEntries } from '../skeleton/skeleton.ts';
import { insertedKey } from '../write.ts';
import { isExcluded } from './excluded.ts';
import { isDeprecated, isNeeded, isServerSide, rankOf } from './order.ts';
import { isSecurity, ownerOf } from './security.ts';

/** The fields that a mapping does not have yet, the most important first. */
export function fieldKeys(place: KeyPlace, spot: Spot, type: TypeSchema): readonly Proposal[] {
  const owner = ownerOf(place);
  const path = place.path.slice(place.root.length);
  const ranked = [...type.fields.values()]
    .filter(({ name }) => !place.siblings.has(name) && !isExcluded(place, type, name))
    .filter(({ name }) => !isServerSide(type, name) && !(path.length === 0 && name === 'status'))
    .map((field) => {
      const security = owner && { ...owner, path: [...owner.path, field.name] };
      return { field, security, rank: rankOf(type, field, isSecurity(security)) };
    })
    .sort((a, b) => a.rank - b.rank);
  return ranked.map(({ field, security }): Proposal => {
    const { name } = field;
    const insertion = fieldInsertion(place, spot, field);
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
function fieldInsertion(place: KeyPlace, spot: Spot, field: FieldSchema): Insertion {
  const { api, section, indent } = place;
  const base = api.type(field.base);
  if (spot.style === 'flow') return flowInsertion(field, base, styleOf(section).json);
  const layout = styleOf(section);
  const { eol, step, sequenceStep, itemStep } = layout;
  const children = base ? requiredChildren(api, base) : {};
  const isEmpty = Object.keys(children).length === 0;
  const { name, nesting } = field;
  if (nesting === '' && !isEmpty) return toInsertion(renderEntries({ [name]: children }, indent, layout));
  if (nesting === '[' && !isEmpty) return toInsertion(renderEntries({ [name]: [children] }, indent, layout));
  const text = ((): string => {
    if (nesting.startsWith('[')) {
      const dash = `-${' '.repeat(itemStep - 1)}`;
      return `${name}:${eol}${' '.repeat(indent + sequenceStep)}${dash}`;
    }
    const isNested = nesting !== '' || base !== undefined;
    return isNested ? `${name}:${eol}${' '.repeat(indent + step)}` : `${name}: `;
  })();
  return { plain: text, snippet: undefined };
}

function requiredChildren(api: Api, base: TypeSchema) {
  return requiredEntries(api, base, 1);
}

function flowInsertion(
  { name, nesting }: FieldSchema,
  base: TypeSchema | undefined,
  json: boolean,
): Insertion {
  const key = json ? `"${name}"` : name;
  if (nesting.startsWith('[')) return { plain: `${key}: []`, snippet: `${key}: [$1]` };
  if (nesting !== '' || base) return { plain: `${key}: {}`, snippet: `${key}: {$1}` };
  return { plain: `${key}: `, snippet: undefined };
}
