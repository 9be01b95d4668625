import type { Field } from '../../syntax/field.ts';
import { type Plain, plainOf } from '../../syntax/plain.ts';

/** Keywords that say something of a value besides its type and its keys. */
const KEYWORDS = [
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'format',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
];

/**
 * What a schema asks of its value besides type and keys, as JSON Schema in JSON; undefined where that is nothing.
 *
 * @param at the value of a keyword, where it is written
 */
export function readConstraints(
  at: (keyword: string) => Field | undefined,
  intOrString: boolean,
): string | undefined {
  const found: Record<string, Plain> = {};
  for (const keyword of KEYWORDS) {
    // The alternatives of these are the two types (k8s.io/apiextensions-apiserver, structural/validation.go).
    if (intOrString && (keyword === 'anyOf' || keyword === 'format')) continue;
    const field = at(keyword);
    const value = field && plainOf(field);
    if (value !== undefined && value !== null) found[keyword] = value;
  }
  const enumeration = at('enum');
  const values = enumeration && plainOf(enumeration);
  // Texts alone are compared where the type is.
  if (Array.isArray(values) && values.some((value) => typeof value !== 'string')) found.enum = values;
  if (at('x-kubernetes-list-type')?.is('set')) found.uniqueItems = true;
  const schema = normalized(found);
  return Object.keys(schema).length === 0 ? undefined : JSON.stringify(schema);
}

/** Says in the words of JSON Schema draft 7 what CRDs say in those of OpenAPI 3.0: exclusive bounds are switches there. */
function normalized(schema: Readonly<Record<string, Plain>>): Readonly<Record<string, Plain>> {
  const all: [string, Plain][] = Object.entries(schema).map(([key, value]) => [key, normalizedValue(value)]);
  const bounds = new Map(all);
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const limit = bounds.get(bound);
    const isExclusive = bounds.get(exclusive);
    if (typeof isExclusive !== 'boolean') continue;
    bounds.delete(exclusive);
    if (!isExclusive || limit === undefined) continue;
    bounds.delete(bound);
    bounds.set(exclusive, limit);
  }
  if (bounds.get('uniqueItems') === false) bounds.delete('uniqueItems');
  return Object.fromEntries(bounds);
}

function normalizedValue(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(normalizedValue);
  return isPlainMap(value) ? normalized(value) : value;
}

/** Whether a value is a mapping. */
export function isPlainMap(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
