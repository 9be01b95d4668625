import type { Field } from '../../syntax/field.ts';
import { type Plain, plainOf } from '../../syntax/plain.ts';
import { readConstraints } from './readConstraints.ts';

/** A schema of a CustomResourceDefinition, or a part of one, as far as it is known. */
export interface CrdSchema {
  readonly type: SchemaType | undefined;
  readonly description: string | undefined;
  /** `null` where the default itself is. */
  readonly default: Plain | undefined;
  readonly properties: ReadonlyMap<string, CrdSchema>;
  readonly required: readonly string[];
  readonly items: CrdSchema | undefined;
  /** What keys that are no properties hold; `true` where that may be anything. */
  readonly additional: CrdSchema | boolean | undefined;
  readonly format: string | undefined;
  /** The texts that are taken; undefined where any is, or where not all of them are texts. */
  readonly values: readonly string[] | undefined;
  /** Whether keys that are no properties are kept, or some properties are not known here. */
  readonly keepsUnknown: boolean;
  readonly intOrString: boolean;
  /** Whether it is an object of its own with `apiVersion`, `kind` and `metadata`. */
  readonly embedded: boolean;
  readonly nullable: boolean;
  /** What no two items of a list have in common. */
  readonly listKeys: readonly string[] | undefined;
  /** What else is asked of the value, as JSON Schema in JSON; undefined where nothing is. */
  readonly constraints: string | undefined;
}

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

const TYPES: ReadonlySet<string | undefined> = new Set<SchemaType>([
  'object',
  'array',
  'string',
  'integer',
  'number',
  'boolean',
]);

/** More parts than any schema that people use; aliases can make more out of nothing. */
const MAX_PARTS = 50_000;

/** How many parts may still be read. */
interface Budget {
  left: number;
}

/**
 * Reads a schema (`JSONSchemaProps` of k8s.io/apiextensions-apiserver, pkg/apis/apiextensions/v1/types_jsonschema.go). What is
 * unknown in it, because somebody is typing there or a template fills it in, asks for nothing.
 */
export function readSchema(field: Field): CrdSchema | undefined {
  const budget: Budget = { left: MAX_PARTS };
  const schema = read(field, budget);
  return budget.left > 0 ? schema : undefined;
}

function read(field: Field, budget: Budget): CrdSchema {
  budget.left -= 1;
  const isKnown = field.isCompleteMap && budget.left > 0;
  const properties = field.at('properties');
  const type = field.at('type').string;
  const items = field.at('items');
  const intOrString =
    field.at('x-kubernetes-int-or-string').is(true) || field.at('format').is('int-or-string');
  return {
    type: isKnown && isSchemaType(type) ? type : undefined,
    description: field.at('description').string,
    default: plainOf(field.at('default')),
    properties: new Map(
      budget.left > 0 ? properties.entries.map(({ key }) => [key, read(properties.at(key), budget)]) : [],
    ),
    required: textsOf(field.at('required')) ?? [],
    items: items.isCompleteMap && budget.left > 0 ? read(items, budget) : undefined,
    additional: readAdditional(field.at('additionalProperties'), budget),
    format: field.at('format').string,
    values: textsOf(field.at('enum')),
    keepsUnknown:
      !isKnown ||
      field.at('x-kubernetes-preserve-unknown-fields').is(true) ||
      !(properties.isAbsent || properties.isCompleteMap),
    intOrString,
    embedded: field.at('x-kubernetes-embedded-resource').is(true),
    nullable: !isKnown || field.at('nullable').is(true),
    listKeys: field.at('x-kubernetes-list-type').is('map')
      ? textsOf(field.at('x-kubernetes-list-map-keys'))
      : undefined,
    constraints: isKnown ? readConstraints(field, intOrString) : undefined,
  };
}

function isSchemaType(type: string | undefined): type is SchemaType {
  return TYPES.has(type);
}

function readAdditional(field: Field, budget: Budget): CrdSchema | boolean | undefined {
  if (field.isAbsent) return undefined;
  if (field.boolean !== undefined) return field.boolean;
  return field.isCompleteMap && budget.left > 0 ? read(field, budget) : true;
}

/** The texts of a list; undefined where something in it is none, or unknown. */
function textsOf(field: Field): readonly string[] | undefined {
  if (field.isAbsent || !field.isCompleteList) return undefined;
  const texts = field.items.flatMap((item) => item.string ?? []);
  return texts.length === field.items.length ? texts : undefined;
}
