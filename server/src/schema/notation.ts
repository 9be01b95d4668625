import type { FieldSchema, TypeSchema } from './type.ts';

/** What the lines of a file of types do not say themselves, by `Type.field`. */
export interface Additions {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly defaults?: Readonly<Record<string, unknown>>;
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
): Pick<TypeSchema, 'name' | 'fields'> | undefined {
  const parts = line.split(' ');
  const served = parts[0]?.startsWith('@') ? parts.shift()?.slice(1) : undefined;
  if (!has(served)) return undefined;
  const fields = new Map<string, FieldSchema>();
  for (const part of parts) {
    const match = /^(.+?):([[{]*)([^!@]+)(!?)(?:@(.+))?$/.exec(part);
    if (!match || !has(match[5])) continue;
    const [, field = '', nesting = '', base = '', required] = match;
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
    });
  }
  return { name, fields };
}

/** The value of a key that a table itself has, not its prototype. */
export function ownValue<V>(table: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
