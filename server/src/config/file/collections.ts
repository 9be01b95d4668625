import { closest } from '../../base/similar.ts';
import type { Field } from '../../syntax/field.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { complain, type ReadContext, readField, type Spec, shown } from './spec.ts';

/** A spec with what editors say about it. */
export interface Described<T> extends Spec<T> {
  readonly more: Partial<JsonSchema>;
}

/** Adds a description, and what else editors may show, to a spec. */
export function described<T>(
  description: string,
  spec: Spec<T>,
  more: Partial<JsonSchema> = {},
): Described<T> {
  return { ...spec, more: { description, ...more } };
}

/** The keys of a mapping with what stands behind them. */
export type Keys<T> = { readonly [K in keyof T]-?: Described<Exclude<T[K], undefined>> };

/** A mapping of known keys. What is wrong behind one key costs only that key. */
export function mapping<T extends object>(
  keys: Keys<T>,
  required: readonly (keyof T & string)[] = [],
): Spec<Partial<T>> {
  const specs: ReadonlyMap<string, Described<unknown>> = new Map(Object.entries(keys));
  return {
    read: (field, context) => {
      if (!isMapping(field, context)) return undefined;
      const read: [string, unknown][] = [];
      for (const { key } of field.entries) {
        const spec = specs.get(key);
        if (!spec) complainOfKey(field, key, context, specs.keys());
        const value = spec && readField(spec, field.at(key), context);
        if (value !== undefined) read.push([key, value]);
      }
      for (const key of required) {
        if (field.at(key).isAbsent) complain(field, context, `"${key}" is missing here.`);
      }
      // Each value comes from the spec of its key.
      return Object.fromEntries(read) as Partial<T>;
    },
    schema: (vocabulary) => ({
      type: 'object',
      additionalProperties: false,
      ...(required.length > 0 ? { required } : {}),
      properties: Object.fromEntries(
        [...specs].map(([key, { schema, more }]) => [key, { ...more, ...schema(vocabulary) }]),
      ),
    }),
  };
}

/** A mapping of any keys. */
export function record<T>(value: Spec<T>): Spec<Readonly<Record<string, T>>> {
  return {
    read: (field, context) => {
      if (!isMapping(field, context)) return undefined;
      const read = field.entries.flatMap(({ key }): [string, T][] => {
        const one = readField(value, field.at(key), context);
        return one === undefined ? [] : [[key, one]];
      });
      return Object.fromEntries(read);
    },
    schema: (vocabulary) => ({ type: 'object', additionalProperties: value.schema(vocabulary) }),
  };
}

/** A list. What is wrong with an item costs only that item. */
export function list<T>(item: Spec<T>): Spec<readonly T[]> {
  return {
    read: (field, context) => {
      if (field.node?.kind === 'sequence') return readItems(item, field, context);
      complain(field, context, `Write a list, not ${shown(field, context)}.`);
      return undefined;
    },
    schema: (vocabulary) => ({ type: 'array', items: item.schema(vocabulary) }),
  };
}

/** A list, or its only item. */
export function oneOrMore<T>(item: Spec<T>): Spec<readonly T[]> {
  return {
    read: (field, context) => {
      if (field.node?.kind === 'sequence') return readItems(item, field, context);
      const only = item.read(field, context);
      return only === undefined ? undefined : [only];
    },
    schema: (vocabulary) => {
      const one = item.schema(vocabulary);
      return { anyOf: [one, { type: 'array', items: one, minItems: 1 }] };
    },
  };
}

/** A mapping in full, or a short form for what is mostly wanted. */
export function fullOrShort<F, S, T>(
  full: Spec<F>,
  fromFull: (value: F) => T,
  short: Spec<S>,
  fromShort: (value: S) => T,
): Spec<T> {
  return {
    read: (field, context) => {
      if (field.node?.kind === 'map') {
        const value = full.read(field, context);
        return value === undefined ? undefined : fromFull(value);
      }
      const value = short.read(field, context);
      return value === undefined ? undefined : fromShort(value);
    },
    schema: (vocabulary) => ({ anyOf: [short.schema(vocabulary), full.schema(vocabulary)] }),
  };
}

/** Gives what was read another form; undefined where it is of no use. */
export function converted<A, B>(
  spec: Spec<A>,
  convert: (value: A, field: Field, context: ReadContext) => B | undefined,
): Spec<B> {
  return {
    read: (field, context) => {
      const value = spec.read(field, context);
      return value === undefined ? undefined : convert(value, field, context);
    },
    schema: spec.schema,
  };
}

/** Whether a field is a mapping; reports it where not. */
export function isMapping(field: Field, context: ReadContext): boolean {
  if (field.node?.kind === 'map') return true;
  complain(field, context, `Write a mapping (key: value), not ${shown(field, context)}.`);
  return false;
}

/** Reports a key that does not exist. @param what what keys are called here */
export function complainOfKey(
  map: Field,
  key: string,
  context: ReadContext,
  known: Iterable<string>,
  what = 'key',
): void {
  const names = [...known];
  const meant = closest(key, names);
  const span = map.entries.find((entry) => entry.key === key)?.keySpan;
  const hint =
    meant === undefined
      ? what !== 'rule' && names.length > 0
        ? ` There are ${names.join(', ')}.`
        : ''
      : ` Did you mean "${meant}"?`;
  complain(map.at(key), context, `There is no ${what} "${key}".${hint}`, {
    ...(span ? { span } : {}),
    ...(meant === undefined ? {} : { replacement: meant }),
  });
}

function readItems<T>(item: Spec<T>, field: Field, context: ReadContext): readonly T[] {
  return field.items.flatMap((one) => {
    const value = readField(item, one, context);
    return value === undefined ? [] : [value];
  });
}
