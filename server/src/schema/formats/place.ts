import type { FieldSchema, TypeSchema } from '../type.ts';
import type { Format } from './format.ts';
import { keyFormat, valueFormat } from './table.ts';

/** The form of a field's values, and of its keys where it is a map. */
export interface Formats {
  readonly values: Format | undefined;
  readonly keys: Format | undefined;
}

/** The formats of each field that was asked for; `null` where it has none. */
const known = new WeakMap<FieldSchema, Formats | null>();

/**
 * The formats of a field below the mappings around it, the innermost last. What `metadata` says is only looked at by the API server in
 * the object itself and in the template of its pods.
 */
export function formatsOf(
  field: FieldSchema,
  levels: readonly { readonly type: TypeSchema }[],
): Formats | undefined {
  const own = levels.at(-1)?.type.name;
  if (own === undefined) return undefined;
  if (own === 'V1ObjectMeta' && levels.length > 2 && levels.at(-2)?.type.name !== 'V1PodTemplateSpec')
    return undefined;
  let formats = known.get(field);
  if (formats === undefined) {
    formats = lookUp(`${own}.${field.name}`, field.nesting.startsWith('{'));
    known.set(field, formats);
  }
  return formats ?? undefined;
}

function lookUp(name: string, isMap: boolean): Formats | null {
  const values = valueFormat(name);
  const keys = isMap ? keyFormat(name) : undefined;
  return values || keys ? { values, keys } : null;
}
