import type { FieldSchema, TypeSchema } from '../type.ts';
import type { CrdSchema } from './schema.ts';
import { writtenOutType } from './writtenOut.ts';

/** The types of one kind, made when they are first asked for. */
export interface CrdTypes {
  readonly root: TypeSchema;
  /** A type by its name; undefined before a field that has it was seen. */
  readonly type: (name: string) => TypeSchema | undefined;
}

/** The type that Kubernetes has for the metadata of all objects. */
const METADATA = 'V1ObjectMeta';

/**
 * The types that a schema describes. The API server drops or refuses keys that are not in it, unless it says otherwise
 * (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning).
 *
 * @param name of the type of the whole object, which those of its parts begin with
 * @param prunes false where unknown keys are kept everywhere
 */
export function crdTypes(name: string, schema: CrdSchema, prunes: boolean): CrdTypes {
  const known = new Map<string, TypeSchema>();
  const make: Make = (id, of, { field, owner }) => {
    if (known.has(id)) return id;
    const open = of.keepsUnknown || !prunes;
    known.set(id, new CrdType({ id, name: writtenOutType(of, field, owner) ?? id }, of, open, make));
    return id;
  };
  const open = schema.keepsUnknown || !prunes;
  const root = new CrdType({ id: name, name }, schema, open, make, true);
  known.set(name, root);
  return { root, type: (typeName) => known.get(typeName) };
}

/** Where a part of a schema stands. */
interface Around {
  readonly field: string;
  /** The name of the type that has the field. */
  readonly owner: string;
}

/** Registers the type of a part, and gives the name that fields have for it. */
type Make = (id: string, of: CrdSchema, around: Around) => string;

class CrdType implements TypeSchema {
  readonly name: string;
  readonly exact = true;
  readonly custom = true;
  readonly open: boolean;
  readonly #id: string;
  readonly #schema: CrdSchema;
  readonly #make: Make;
  /** Whether it has `apiVersion`, `kind` and `metadata`, whatever the schema says. */
  readonly #isObject: boolean;
  #fields: ReadonlyMap<string, FieldSchema> | undefined;

  constructor(
    { id, name }: { readonly id: string; readonly name: string },
    schema: CrdSchema,
    open: boolean,
    make: Make,
    isObject = schema.embedded,
  ) {
    this.#id = id;
    this.name = name;
    this.open = open;
    this.#schema = schema;
    this.#make = make;
    this.#isObject = isObject;
  }

  get fields(): ReadonlyMap<string, FieldSchema> {
    this.#fields ??= this.#build();
    return this.#fields;
  }

  #build(): ReadonlyMap<string, FieldSchema> {
    const { properties, required, keepsUnknown } = this.#schema;
    const fields = new Map<string, FieldSchema>(this.#isObject ? objectFields() : []);
    for (const [name, schema] of properties) {
      if (this.#isObject && fields.has(name)) continue;
      const mustBeThere = required.includes(name) && !schema.nullable && schema.default === undefined;
      const make = (id: string, part: CrdSchema): string =>
        this.#make(id, part, { field: name, owner: this.name });
      fields.set(name, fieldOf(name, schema, mustBeThere, `${this.#id}.${name}`, keepsUnknown, make));
    }
    return fields;
  }
}

/** What each object has, whatever its schema says. That the outermost has them is why it is looked at: it says nothing of the rest. */
function objectFields(): [string, FieldSchema][] {
  const plain = { nesting: '', required: false, values: undefined, keys: undefined };
  return [
    ['apiVersion', { ...plain, name: 'apiVersion', base: 's' }],
    ['kind', { ...plain, name: 'kind', base: 's' }],
    ['metadata', { ...plain, name: 'metadata', base: METADATA }],
  ];
}

function fieldOf(
  name: string,
  schema: CrdSchema,
  required: boolean,
  typeName: string,
  inherited: boolean,
  make: (id: string, part: CrdSchema) => string,
): FieldSchema {
  let nesting = '';
  let part = schema;
  let path = typeName;
  let base: string | undefined;
  // Unknown keys are kept below a mapping that keeps them, up to one that says its own.
  let keeps = inherited;
  while (base === undefined) {
    keeps ||= part.keepsUnknown;
    const step = stepInto(part, keeps);
    if (typeof step === 'string') {
      base = step === '' ? make(path, part) : step.slice(-1);
      nesting += step.slice(0, -1);
    } else {
      nesting += step.nesting;
      path += step.nesting === '[' ? '[]' : '{}';
      part = step.part;
    }
  }
  return {
    name,
    nesting,
    base,
    required,
    values: base === 's' ? part.values : undefined,
    keys: nesting.startsWith('[') ? schema.listKeys : undefined,
    ...(schema.listKeys ? { unique: true } : {}),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    ...(schema.default === undefined ? {} : { default: schema.default }),
  };
}

/** What a schema is: a list or map around another, a scalar or anything (in letters), or `''`, a type of its own. */
function stepInto(part: CrdSchema, keeps: boolean): string | { nesting: '[' | '{'; part: CrdSchema } {
  if (part.intOrString) return 'x';
  switch (part.type) {
    case undefined:
      return '*';
    case 'string':
      return part.format === 'byte' ? 'y' : 's';
    case 'integer':
      return 'l';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'array':
      return part.items ? { nesting: '[', part: part.items } : '[*';
    case 'object':
      return stepIntoObject(part, keeps);
  }
}

function stepIntoObject(part: CrdSchema, keeps: boolean): string | { nesting: '{'; part: CrdSchema } {
  const { additional } = part;
  if (part.embedded || part.properties.size > 0) return '';
  if (typeof additional === 'object') return { nesting: '{', part: additional };
  return additional === true || keeps ? '{*' : '';
}
