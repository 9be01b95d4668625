import type { Field } from './field.ts';

/** A value without places, as in JSON. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A field as a value without places; undefined where it is not written, or anything in it is unknown. */
export function plainOf(field: Field): Plain | undefined {
  const { node } = field;
  if (node?.kind === 'scalar') return node.value;
  if (node?.kind === 'sequence' && node.complete) {
    const items = field.items.map(plainOf);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (node?.kind !== 'map' || !node.complete) return undefined;
  const entries: [string, Plain][] = [];
  for (const { key } of field.entries) {
    const value = plainOf(field.at(key));
    if (value === undefined) return undefined;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}
