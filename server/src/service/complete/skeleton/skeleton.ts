import { derive } from '../../../base/derive.ts';
import { constraintsOf } from '../../../schema/crd/constraints.ts';
import { ownValue } from '../../../schema/notation.ts';
import type { Api, FieldSchema, KindName, TypeSchema } from '../../../schema/type.ts';
import type { NewValue } from '../../../syntax/edit/operation.ts';
import { type Entries, PROGRAM } from '../draft.ts';
import { SAMPLES, WANTED } from './samples.ts';
import { scalarSample } from './scalarSample.ts';

/** How deep required children are written: schemas may contain themselves. */
const MAX_DEPTH = 7;

/** The keys that an object of a type needs, with values to review. Empty where it needs none. */
export function requiredEntries(api: Api, type: TypeSchema, depth = 0): Entries {
  if (depth > MAX_DEPTH) return {};
  const wanted = ownValue(WANTED, type.name) ?? [];
  const names = [
    ...wanted,
    ...[...type.fields.values()]
      .filter(({ name, required }) => required && !wanted.includes(name))
      .map(({ name }) => name),
  ];
  names.push(...oneOf(type, names));
  const entries = names.flatMap((name) => {
    const field = type.fields.get(name);
    return field ? [[name, sampleOf(api, type, field, depth)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** What else is needed of keys of which the definition asks for one: the first. */
function oneOf({ asks }: TypeSchema, names: readonly string[]): readonly string[] {
  const rules = asks === undefined ? [] : constraintsOf(asks).presence;
  return rules.flatMap(({ kind, groups }) => {
    const isNeeded = kind === 'exactly-one' || kind === 'at-least-one';
    const isThere = groups.some((group) => group.every((name) => names.includes(name)));
    return isNeeded && !isThere ? (groups[0] ?? []) : [];
  });
}

/** The keys of a whole object of a kind. */
export function objectEntries(api: Api, name: KindName): Entries {
  return allObjects(api).get(`${name.apiVersion} ${name.kind}`) ?? entriesOf(api, name);
}

/** Each kind's, made once: an empty document offers all of them. */
const allObjects = derive(
  (api: Api): ReadonlyMap<string, Entries> =>
    new Map(api.kinds.map((name) => [`${name.apiVersion} ${name.kind}`, entriesOf(api, name)])),
);

function entriesOf(api: Api, { apiVersion, kind }: KindName): Entries {
  const type = api.kind(apiVersion, kind);
  const metadata = ownValue(SAMPLES, `${type?.name}.metadata`) ?? { name: { tabStop: PROGRAM } };
  const head = { apiVersion, kind, metadata };
  if (!type) return head;
  const { apiVersion: _, kind: __, metadata: ___, status: ____, ...rest } = requiredEntries(api, type);
  const spec = type.fields.get('spec');
  const specType = spec && api.type(spec.base);
  const needed = specType && !('spec' in rest) ? requiredEntries(api, specType, 1) : {};
  return { ...head, ...(Object.keys(needed).length > 0 ? { spec: needed } : {}), ...rest };
}

/** What is written for a required field. */
export function sampleOf(api: Api, type: TypeSchema, field: FieldSchema, depth: number): NewValue {
  const known = ownValue(SAMPLES, `${type.name}.${field.name}`);
  if (known !== undefined) return known;
  const base = api.type(field.base);
  const value = base ? requiredEntries(api, base, depth + 1) : scalarSample(field);
  return [...field.nesting].reduceRight<NewValue>(
    (inner, nesting) => (nesting === '[' ? [inner] : { [PROGRAM]: inner }),
    value,
  );
}
