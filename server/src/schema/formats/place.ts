import type { FieldSchema, TypeSchema } from '../type.ts';
import type { Format } from './format.ts';
import { keyFormat, valueFormat } from './table.ts';

/** The form of a field's values, and of its keys where it must be a map. */
export interface Formats {
  readonly values: Format | undefined;
  readonly keys: Format | undefined;
}

/**
 * The formats of a field below the mappings around it, the innermost last. What `metadata` says is only looked at by the API server in
 * the object itself and in the template of its pods.
 */
export function formatsOf(
  { name, nesting }: FieldSchema,
  levels: readonly { readonly type: TypeSchema }[],
): Formats | undefined {
  const own = levels.at(-1)?.type.name;
  if (own === undefined) return undefined;
  if (own === 'V1ObjectMeta' && levels.length > 2 && levels.at(-2)?.type.name !== 'V1PodTemplateSpec')
    return undefined;
  const field = `${own}.${name}`;
  const values = valueFormat(field);
  const keys = nesting.startsWith('{') ? keyFormat(field) : undefined;
  return values || keys ? { values, keys } : undefined;
}
