import { expected } from '../../../schema/scalars.ts';
import type { Api, FieldSchema } from '../../../schema/type.ts';

/** The type of a field in a few words: `list of Container`, `text`. */
export function typeWords(api: Api, { base, nesting }: FieldSchema): string {
  const name = base === '*' ? 'anything' : api.type(base) ? typeName(base) : expected(base);
  return [...nesting].reduceRight(
    (inner, one) => (one === '[' ? `list of ${inner}` : `map to ${inner}`),
    name,
  );
}

/** `V1PodSecurityContext` is a `PodSecurityContext` to people. */
function typeName(name: string): string {
  return name.replace(/^(?:[A-Z][a-z0-9]*?)?V\d+(?:alpha\d+|beta\d+)?(?=[A-Z])/, '');
}
