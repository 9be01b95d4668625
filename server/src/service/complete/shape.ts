import type { Path } from '../../base/path.ts';
import type { Api, FieldSchema, TypeSchema } from '../../schema/type.ts';

/** A mapping on the way from an object to a place. */
export interface Level {
  readonly type: TypeSchema;
  /** How many steps below the object it is. */
  readonly depth: number;
}

/** What the schema says of a place. */
export interface Shape {
  /** The mappings from the object down; the place's own last, where it is one. */
  readonly levels: readonly Level[];
  /** The type of the mapping that stands there; undefined for lists, maps of any keys, and scalars. */
  readonly type: TypeSchema | undefined;
  /** The field that leads there; undefined for the object itself. */
  readonly field: FieldSchema | undefined;
  /** What of the field's lists and maps is still around the base, as in its `nesting`. */
  readonly nesting: string;
}

/** Follows a path below an object; undefined where the schema does not know it. */
export function shapeAt(api: Api, root: TypeSchema, path: Path): Shape | undefined {
  let shape: Shape = { levels: [{ type: root, depth: 0 }], type: root, field: undefined, nesting: '' };
  for (const [index, step] of path.entries()) {
    const next = below(api, shape, step, index + 1);
    if (!next) return undefined;
    shape = next;
  }
  return shape;
}

function below(api: Api, shape: Shape, step: string | number, depth: number): Shape | undefined {
  const { type, levels } = shape;
  if (type) {
    const field = type.fields.get(String(step));
    return field && typeof step === 'string' ? settle(api, levels, field, field.nesting, depth) : undefined;
  }
  const { field, nesting } = shape;
  const fits = nesting.startsWith(typeof step === 'number' ? '[' : '{');
  return field && fits ? settle(api, levels, field, nesting.slice(1), depth) : undefined;
}

function settle(
  api: Api,
  levels: readonly Level[],
  field: FieldSchema,
  nesting: string,
  depth: number,
): Shape {
  const type = nesting === '' ? api.type(field.base) : undefined;
  return { levels: type ? [...levels, { type, depth }] : levels, type, field, nesting };
}
