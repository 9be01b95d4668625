import { Field } from '../../syntax/field.ts';
import type { MapNode } from '../../syntax/node.ts';
import { type Plain, plainOf } from '../../syntax/plain.ts';
import type { AskingSchema } from './asking.ts';
import { readConstraints } from './readConstraints.ts';

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

const TYPES: ReadonlySet<string | undefined> = new Set<SchemaType>([
  'object',
  'array',
  'string',
  'integer',
  'number',
  'boolean',
]);

/**
 * A schema of a CustomResourceDefinition, or a part of one (`JSONSchemaProps` of k8s.io/apiextensions-apiserver,
 * pkg/apis/apiextensions/v1/types_jsonschema.go). What is unknown in it, because somebody is typing there or a template fills it in,
 * asks for nothing.
 *
 * Schemas are long, and objects use little of them: a part is read when somebody asks for it, and with it the part of the text that
 * it stands in.
 */
export class CrdSchema implements AskingSchema {
  readonly exact = true;
  /** The mapping, where all of its keys are in view. */
  readonly #known: MapNode | undefined;
  #properties: ReadonlyMap<string, CrdSchema> | undefined;
  #items: { readonly value: CrdSchema | undefined } | undefined;
  #additional: { readonly value: CrdSchema | boolean | undefined } | undefined;
  #constraints: { readonly json: string | undefined } | undefined;

  /** @param field where it is written; undefined for a schema that asks for nothing */
  constructor(field: Field | undefined) {
    const node = field?.node;
    this.#known = node?.kind === 'map' && node.complete ? node : undefined;
  }

  #at(key: string): Field | undefined {
    const entry = this.#known?.entries.get(key);
    return entry && Field.of(entry.value);
  }

  #is(key: string, value: string | true): boolean {
    return this.#at(key)?.is(value) === true;
  }

  /** Undefined where it is not written, or not known. */
  get type(): SchemaType | undefined {
    const type = this.#at('type')?.string;
    return isSchemaType(type) ? type : undefined;
  }

  get description(): string | undefined {
    return this.#at('description')?.string;
  }

  /** `null` where the default itself is. */
  get default(): Plain | undefined {
    const field = this.#at('default');
    return field && plainOf(field);
  }

  get properties(): ReadonlyMap<string, CrdSchema> {
    this.#properties ??= new Map(
      this.#at('properties')?.entries.map(({ key, value }) => [key, new CrdSchema(Field.of(value))]),
    );
    return this.#properties;
  }

  get required(): readonly string[] {
    return textsOf(this.#at('required')) ?? [];
  }

  get items(): CrdSchema | undefined {
    this.#items ??= { value: mapSchema(this.#at('items')) };
    return this.#items.value;
  }

  /** What keys that are no properties hold; `true` where that may be anything. */
  get additional(): CrdSchema | boolean | undefined {
    this.#additional ??= { value: additionalOf(this.#at('additionalProperties')) };
    return this.#additional.value;
  }

  get format(): string | undefined {
    return this.#at('format')?.string;
  }

  /** The texts that are taken; undefined where any is, or where not all of them are texts. */
  get values(): readonly string[] | undefined {
    return textsOf(this.#at('enum'));
  }

  /** Whether keys that are no properties are kept, or some properties are not known here. */
  get keepsUnknown(): boolean {
    const properties = this.#at('properties');
    return (
      !this.#known ||
      this.#is('x-kubernetes-preserve-unknown-fields', true) ||
      !(!properties || properties.isAbsent || properties.isCompleteMap)
    );
  }

  get intOrString(): boolean {
    return this.#is('x-kubernetes-int-or-string', true) || this.#is('format', 'int-or-string');
  }

  /** Whether it is an object of its own with `apiVersion`, `kind` and `metadata`. */
  get embedded(): boolean {
    return this.#is('x-kubernetes-embedded-resource', true);
  }

  get nullable(): boolean {
    return !this.#known || this.#is('nullable', true);
  }

  /** What no two items of a list have in common. */
  get listKeys(): readonly string[] | undefined {
    return this.#is('x-kubernetes-list-type', 'map')
      ? textsOf(this.#at('x-kubernetes-list-map-keys'))
      : undefined;
  }

  /** What else is asked of the value, as JSON Schema in JSON; undefined where nothing is. */
  get constraints(): string | undefined {
    this.#constraints ??= {
      json: this.#known && readConstraints((key) => this.#at(key), this.intOrString),
    };
    return this.#constraints.json;
  }
}

function isSchemaType(type: string | undefined): type is SchemaType {
  return TYPES.has(type);
}

function mapSchema(field: Field | undefined): CrdSchema | undefined {
  return field?.isCompleteMap ? new CrdSchema(field) : undefined;
}

function additionalOf(field: Field | undefined): CrdSchema | boolean | undefined {
  if (!field || field.isAbsent) return undefined;
  return field.boolean ?? mapSchema(field) ?? true;
}

/** The texts of a list; undefined where something in it is none, or unknown. */
function textsOf(field: Field | undefined): readonly string[] | undefined {
  if (!field || field.isAbsent || !field.isCompleteList) return undefined;
  const texts = field.items.flatMap((item) => item.string ?? []);
  return texts.length === field.items.length ? texts : undefined;
}
