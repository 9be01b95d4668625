import type { Plain } from '../../syntax/plain.ts';
import type { FieldSchema, TypeSchema } from '../type.ts';

/** What a schema asks of a value and its parts besides keys and types. */
export interface AskingSchema {
  /** As JSON Schema in JSON; undefined where nothing is asked of the value itself. */
  readonly constraints: string | undefined;
  readonly properties: ReadonlyMap<string, AskingSchema>;
  readonly required: readonly string[];
  readonly items: AskingSchema | undefined;
  /** Of the keys that are no properties. */
  readonly additional: AskingSchema | boolean | undefined;
  readonly default: Plain | undefined;
  readonly nullable: boolean;
  /** Whether it is an object of its own with `apiVersion`, `kind` and `metadata`. */
  readonly embedded: boolean;
  readonly listKeys: readonly string[] | undefined;
  /** Whether keys that are not among the properties are certainly none. */
  readonly exact: boolean;
}

/** Gives a type by its name, undefined for those that nothing is asked of. */
type TypeOf = (name: string) => TypeSchema | undefined;

/** What the types of a well-known project ask, read as far as an object uses them. */
export function askedOf(type: TypeSchema, typeOf: TypeOf): AskingSchema {
  return new OfType(type, typeOf);
}

const NONE: ReadonlyMap<string, AskingSchema> = new Map();

class OfType implements AskingSchema {
  readonly constraints: string | undefined;
  readonly items = undefined;
  readonly additional = undefined;
  readonly default = undefined;
  readonly nullable = false;
  readonly embedded = false;
  readonly listKeys = undefined;
  readonly exact: boolean;
  readonly #type: TypeSchema;
  readonly #typeOf: TypeOf;
  #properties: ReadonlyMap<string, AskingSchema> | undefined;

  constructor(type: TypeSchema, typeOf: TypeOf) {
    this.constraints = type.asks;
    this.exact = type.exact;
    this.#type = type;
    this.#typeOf = typeOf;
  }

  get properties(): ReadonlyMap<string, AskingSchema> {
    this.#properties ??= new Map(
      [...this.#type.fields].map(([name, field]) => [name, new OfField(field, 0, this.#typeOf)]),
    );
    return this.#properties;
  }

  get required(): readonly string[] {
    return [...this.#type.fields.values()].flatMap(({ name, required }) => (required ? [name] : []));
  }
}

/** What is asked of the values of a field, or of what is in its lists and maps. */
class OfField implements AskingSchema {
  readonly nullable = false;
  readonly embedded = false;
  readonly exact = false;
  readonly #field: FieldSchema;
  /** How many lists and maps are around it. */
  readonly #level: number;
  readonly #typeOf: TypeOf;
  #inner: { readonly value: AskingSchema | undefined } | undefined;
  #below: AskingSchema | undefined;

  constructor(field: FieldSchema, level: number, typeOf: TypeOf) {
    this.#field = field;
    this.#level = level;
    this.#typeOf = typeOf;
  }

  get #sign(): string {
    return this.#field.nesting.charAt(this.#level);
  }

  get #type(): AskingSchema | undefined {
    if (this.#sign !== '') return undefined;
    this.#inner ??= { value: typeIn(this.#field, this.#typeOf) };
    return this.#inner.value;
  }

  get constraints(): string | undefined {
    return this.#field.asks?.[this.#level] ?? this.#type?.constraints;
  }

  get properties(): ReadonlyMap<string, AskingSchema> {
    return this.#type?.properties ?? NONE;
  }

  get required(): readonly string[] {
    return this.#type?.required ?? [];
  }

  get items(): AskingSchema | undefined {
    return this.#sign === '[' ? this.#within : undefined;
  }

  get additional(): AskingSchema | undefined {
    return this.#sign === '{' ? this.#within : undefined;
  }

  get #within(): AskingSchema {
    this.#below ??= new OfField(this.#field, this.#level + 1, this.#typeOf);
    return this.#below;
  }

  get default(): Plain | undefined {
    const { default: preset } = this.#field;
    return isScalar(preset) ? preset : undefined;
  }

  get listKeys(): readonly string[] | undefined {
    return this.#sign === '[' ? this.#field.keys : undefined;
  }
}

function typeIn({ base }: FieldSchema, typeOf: TypeOf): AskingSchema | undefined {
  const type = typeOf(base);
  return type && new OfType(type, typeOf);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
