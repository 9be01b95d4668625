import { derive } from '../base/derive.ts';
import type { Path } from '../base/path.ts';
import type { Api, FieldSchema, TypeSchema } from './type.ts';

/** What the schema says of the place that a path of an object leads to. */
export interface Spot {
  /** The types of the mappings on the way, from the object down to the one whose field it is (or is below). */
  readonly types: readonly TypeSchema[];
  /** The field that the path ends at, or in whose lists and maps it ends; undefined for the object itself. */
  readonly field: FieldSchema | undefined;
  /** What of the field's nesting is still around the place: all of it at the field itself, less at items and entries. */
  readonly nesting: string;
  /** The type of a mapping that stands at the place itself; undefined for scalars, lists, maps and what is not known. */
  readonly type: TypeSchema | undefined;
}

/**
 * Follows a path from an object along the types of its kind.
 *
 * @param path keys and indices from the object's own root
 * @returns undefined where the kind is not known, or the path leads to what the schema does not have
 */
export function spotAt(api: Api, apiVersion: string, kind: string, path: Path): Spot | undefined {
  const root = api.kind(apiVersion, kind);
  return root && spotBelow(api, root, path);
}

/** Follows a path from an object of a type; undefined where it leads to what the schema does not have. */
export function spotBelow(api: Api, root: TypeSchema, path: Path): Spot | undefined {
  let spot: Spot | undefined = { types: [], field: undefined, nesting: '', type: root };
  for (const step of path) {
    spot = below(api, spot, step);
    if (!spot) return undefined;
  }
  return spot;
}

function below(api: Api, spot: Spot, step: string | number): Spot | undefined {
  if (spot.nesting !== '') {
    const isList = spot.nesting.startsWith('[');
    return isList === (typeof step === 'number')
      ? within(api, spot.types, spot.field, spot.nesting.slice(1))
      : undefined;
  }
  const field = typeof step === 'string' ? spot.type?.fields.get(step) : undefined;
  return field && spot.type && within(api, [...spot.types, spot.type], field, field.nesting);
}

function within(
  api: Api,
  types: readonly TypeSchema[],
  field: FieldSchema | undefined,
  nesting: string,
): Spot {
  return { types, field, nesting, type: nesting === '' && field ? api.type(field.base) : undefined };
}

/** The fields of a type that an object must have. */
export const requiredOf = derive((type: TypeSchema): readonly FieldSchema[] =>
  [...type.fields.values()].filter((field) => field.required),
);
