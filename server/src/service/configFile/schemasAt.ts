import type { Path } from '../../base/path.ts';
import type { JsonSchema } from '../../config/file/jsonSchema.ts';

/** The schemas that a value at a path may fit; none where the schema knows no such path. */
export function schemasAt(root: JsonSchema, path: Path): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (schemas, step) => schemas.flatMap((schema) => below(schema, step)).flatMap((one) => expand(root, one)),
    expand(root, root),
  );
}

function below({ properties, additionalProperties, items }: JsonSchema, step: string | number): JsonSchema[] {
  if (typeof step === 'number') return items ? [items] : [];
  const property = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (property) return [property];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** A schema with references followed and alternatives told apart; what is said of all is said of each. */
function expand(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const { $ref, anyOf, ...own } = schema;
  const target = $ref === undefined ? undefined : root.definitions?.[$ref.replace('#/definitions/', '')];
  if (target) return expand(root, { ...target, ...own });
  if (!anyOf) return [own];
  return anyOf.flatMap((one) => expand(root, one).map((alternative) => ({ ...own, ...alternative })));
}
