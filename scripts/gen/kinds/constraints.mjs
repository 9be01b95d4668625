/**
 * What a schema asks of a value besides its type and keys, as far as other versions of a project hardly ask less: the form of texts,
 * lower bounds, and which keys exclude each other. How long a text or list may be grows from version to version.
 */
const OF_VALUES = [
  'pattern',
  'format',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'minItems',
  'minProperties',
];
/** Those that `server/src/schema/crd/formats.ts` knows and no type of the notation stands for. */
const FORMATS = ['date-time', 'date', 'duration', 'ipv4', 'ipv6', 'cidr', 'uuid'];
const OF_KEYS = ['oneOf', 'anyOf', 'allOf', 'not'];
/** Patterns that every text has. */
const EVERYTHING = ['.*', '^.*', '^.*$'];
/** The bounds of numbers are those of their types. */
const LARGE = 2 ** 31 - 1;

/** @param {object} schema of OpenAPI v3 @returns {string} JSON Schema in JSON; empty where nothing is asked */
export function constraintsOf(schema) {
  const isText = schema.type === 'string';
  const entries = [
    ...OF_VALUES.map((keyword) => [keyword, schema[keyword]]),
    ...(schema.properties ? OF_KEYS.map((keyword) => [keyword, ofKeys(keyword, schema)]) : []),
    ['uniqueItems', schema['x-kubernetes-list-type'] === 'set' || schema.uniqueItems === true],
  ].filter(([keyword, value]) => {
    if (value === undefined || value === false) return false;
    if (keyword === 'format') return isText && FORMATS.includes(value);
    if (typeof value === 'number' && Math.abs(value) >= LARGE) return false;
    if (keyword === 'minItems' || keyword === 'minProperties') return value > 0;
    // Values of a list need no pattern.
    if (keyword === 'pattern' || keyword === 'minLength')
      return isText && !schema.enum && value !== 0 && !EVERYTHING.includes(value);
    return true;
  });
  return entries.length === 0 ? '' : JSON.stringify(Object.fromEntries(entries));
}

/** A combination that only names keys, none of which has a default. */
function ofKeys(keyword, schema) {
  const value = schema[keyword];
  if (value === undefined) return undefined;
  const names = keysIn(value);
  const isPlain = names?.every((name) => schema.properties[name]);
  return isPlain && !names.some((name) => schema.properties[name].default !== undefined) ? value : undefined;
}

/** The keys that a combination speaks of; undefined where it speaks of more than keys. */
function keysIn(value) {
  if (Array.isArray(value)) {
    const parts = value.map(keysIn);
    return parts.includes(undefined) ? undefined : parts.flat();
  }
  const parts = Object.entries(value).map(([keyword, inner]) => {
    if (keyword === 'required') return inner;
    return OF_KEYS.includes(keyword) ? keysIn(inner) : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.flat();
}
