import type { FieldSchema, TypeSchema } from './type.ts';

/** What the lines of a file of types do not say themselves, by `Type.field`. */
export interface Additions {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** What values are asked besides their types, by what refers to it in the lines. */
  readonly constraints?: Readonly<Record<string, string>>;
}

/**
 * Reads a line as `scripts/gen/kubernetes/notation.mjs` explains it.
 *
 * @param has whether what is written for some minors, such as `28-30,34`, is there; undefined is what is there in all
 * @returns undefined where the type is not there
 */
export function readType(
  name: string,
  line: string,
  additions: Additions,
  has: (minors: string | undefined) => boolean,
): Pick<TypeSchema, 'name' | 'fields' | 'asks'> | undefined {
  const parts = line.split(' ');
  const served = parts[0]?.startsWith('@') ? parts.shift()?.slice(1) : undefined;
  if (!has(served)) return undefined;
  const fields = new Map<string, FieldSchema>();
  const asked = (references: string): (string | undefined)[] =>
    references.split('^').map((reference) => ownValue(additions.constraints ?? {}, reference));
  for (const part of parts) {
    const match = /^(.+?):([[{]*)([^!@^]+)(!?)(?:@(.+))?(?:\^(.*))?$/.exec(part);
    if (!match || !has(match[5])) continue;
    const [, field = '', nesting = '', base = '', required, , references] = match;
    const key = `${name}.${field}`;
    const preset = additions.defaults && ownValue(additions.defaults, key);
    fields.set(field, {
      name: field,
      nesting,
      base,
      required: required === '!',
      values: ownValue(additions.values, key),
      keys: ownValue(additions.keys, key),
      ...(preset === undefined ? {} : { default: preset }),
      ...(references === undefined ? {} : { asks: asked(references) }),
    });
  }
  const own = parts.find((part) => part.startsWith('^'));
  return { name, fields, ...(own === undefined ? {} : { asks: asked(own.slice(1))[0] }) };
}

/** The value of a key that a table itself has, not its prototype. */
export function ownValue<V>(table: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
