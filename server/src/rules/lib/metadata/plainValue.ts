import type { NewValue } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';

/** A field as a value that can be written elsewhere; undefined where anything in it is unknown or `null`. */
export function plainValue(field: Field): NewValue | undefined {
  const { node } = field;
  if (node?.kind === 'scalar') return node.value ?? undefined;
  if (node?.kind === 'sequence' && node.complete) {
    const items = field.items.map(plainValue);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (node?.kind !== 'map' || !node.complete) return undefined;
  const entries: [string, NewValue][] = [];
  for (const { key } of field.entries) {
    const value = plainValue(field.at(key));
    if (value === undefined) return undefined;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}
