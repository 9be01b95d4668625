/**
 * Writes the schemas of OpenAPI v3 in the notation of `scripts/gen/kubernetes/notation.mjs`, with two additions. A line that begins with
 * `...` is a type that takes any other field too. `^` and a number refer to the list of constraints: what is asked of a value besides its
 * type, in JSON Schema. A line may begin with one for its mapping; a field has one for its value, and for lists and maps one more for
 * what is in them, with an empty place for what is asked nothing of: `ports:[l^3^7`, `names:[s^^4`. Equal shapes of a project are one
 * type, and what Kubernetes has is named as there.
 */
import { constraintsOf } from './constraints.mjs';
import { matchKubernetes } from './matchKubernetes.mjs';
import { shorten } from './shorten.mjs';

const ANY = { base: '*' };
const QUANTITY = '^(\\+|-)?(([0-9]+';
const FORMATS = { int32: 'i', int64: 'l', 'date-time': 't', byte: 'y', double: 'n', float: 'n' };
const SIMPLE = { string: 's', boolean: 'b', integer: 'l', number: 'n' };

/** @typedef {{ fields: Map<string, object>, asks: string, description: string, name?: string, ways: string[][] }} Shape */

export class Encoder {
  #kubernetes;
  /** @type {Map<string, Shape>} */
  #shapes = new Map();
  #kinds = [];

  /** @param {Record<string, string>} kubernetes types by name, in notation */
  constructor(kubernetes) {
    this.#kubernetes = kubernetes;
  }

  /** @param {string} project @param {import('./readCrds.mjs').Kind} kind */
  add(project, { apiVersion, kind, schema }) {
    const { properties = {} } = schema;
    // Istio's CRDs leave out what all objects have; configuration files have no metadata.
    const isObject = properties.metadata !== undefined || properties.spec !== undefined;
    const whole = {
      ...schema,
      required: (schema.required ?? []).filter((name) => properties[name] && name !== 'metadata'),
      properties: {
        ...properties,
        ...(isObject ? { ...OF_OBJECTS, ...properties, metadata: { kubernetes: 'V1ObjectMeta' } } : {}),
        ...(properties.status ? { status: ANY_SCHEMA } : {}),
      },
    };
    const { base } = this.#object(whole, [project, kind]);
    this.#kinds.push({ name: `${apiVersion} ${kind}`, shape: base });
  }

  /** What of a schema its field says: nesting, the shape or scalar below it, and its values. */
  #value(schema, way) {
    if (schema.kubernetes !== undefined)
      return {
        nesting: '',
        base: Object.hasOwn(this.#kubernetes, schema.kubernetes) ? schema.kubernetes : '*',
      };
    // A list that must be empty is one that an earlier version took items in.
    if (schema['x-kubernetes-embedded-resource'] || schema.maxItems === 0) return { nesting: '', ...ANY };
    if (schema['x-kubernetes-int-or-string'] || schema.anyOf?.some(({ type }) => type === 'integer')) {
      const isQuantity = schema.pattern?.startsWith(QUANTITY);
      return { nesting: '', base: isQuantity ? 'q' : 'x', asks: isQuantity ? [] : [constraintsOf(schema)] };
    }
    if (schema.type === 'array') return nested('[', this.#value(schema.items ?? {}, way), schema);
    if (typeof schema.additionalProperties === 'object')
      return nested('{', this.#value(schema.additionalProperties, way), schema);
    if (Object.keys(schema.properties ?? {}).length > 0) return this.#object(schema, way);
    const base = FORMATS[schema.format] ?? SIMPLE[schema.type] ?? '*';
    return { nesting: '', base, values: textsOf(schema.enum), asks: [constraintsOf(schema)] };
  }

  #object(schema, way) {
    const fields = new Map(
      Object.keys(schema.properties)
        .filter((name) => !/[\s:!@[{]/.test(name))
        .sort()
        .map((name) => {
          const property = schema.properties[name];
          const required = (schema.required ?? []).includes(name) && property.default === undefined;
          const value = this.#value(property, [...way, name]);
          const description = shorten(property.description ?? '');
          return [name, { ...value, required, description, default: plain(property.default) }];
        }),
    );
    const named = matchKubernetes(fields, way.at(-1), this.#kubernetes);
    if (named) return { nesting: '', base: named };
    const open = schema['x-kubernetes-preserve-unknown-fields'] === true;
    const asks = constraintsOf(schema);
    const parts = [...fields].map(([name, field]) => [name, identity(field)]);
    const key = JSON.stringify([way[0], open, asks, parts]);
    const known = this.#shapes.get(key);
    const shape = known ?? { id: this.#shapes.size, open, asks, fields, ways: [], description: '' };
    shape.ways.push(way);
    shape.description ||= shorten(schema.description ?? '');
    this.#shapes.set(key, shape);
    return { nesting: '', base: shape };
  }

  /** @returns {{ types: object, descriptions: object }} the content of the two files */
  encode() {
    const shapes = reachable(this.#kinds.map(({ shape }) => shape));
    nameAll(shapes);
    const sorted = shapes.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const table = (choose) =>
      Object.fromEntries(
        sorted.flatMap((shape) =>
          [...shape.fields].flatMap(([name, field]) => {
            const value = choose(field);
            return value === undefined ? [] : [[`${shape.name}.${name}`, value]];
          }),
        ),
      );
    const kinds = this.#kinds.map(({ name, shape }) => [name, shape.name]);
    const constraints = [...new Set(sorted.flatMap(asksOf))].filter((text) => text !== '').sort();
    const number = new Map(constraints.map((text, index) => [text, index.toString(36)]));
    return {
      types: {
        kinds: Object.fromEntries(kinds.sort(([a], [b]) => (a < b ? -1 : 1))),
        enums: table(({ values }) => values && pack(values)),
        listKeys: table(({ keys }) => keys),
        defaults: table((field) => field.default),
        constraints: Object.fromEntries(constraints.map((text) => [number.get(text), text])),
        types: Object.fromEntries(sorted.map((shape) => [shape.name, lineOf(shape, number)])),
      },
      descriptions: Object.fromEntries(sorted.flatMap(describe)),
    };
  }
}

/** What kinds are made of: not what belongs to a type that Kubernetes has. */
function reachable(roots) {
  const found = new Set();
  const visit = (shape) => {
    if (typeof shape === 'string' || found.has(shape)) return;
    found.add(shape);
    for (const { base } of shape.fields.values()) visit(base);
  };
  for (const root of roots) visit(root);
  return [...found].sort((a, b) => a.id - b.id);
}

const OF_OBJECTS = { apiVersion: { type: 'string' }, kind: { type: 'string' } };
const ANY_SCHEMA = { 'x-kubernetes-preserve-unknown-fields': true };

function nested(sign, value, schema) {
  const keys = sign === '[' ? schema['x-kubernetes-list-map-keys'] : undefined;
  const values = sign === '[' ? value.values : undefined;
  const asks = [constraintsOf(schema), ...(value.asks ?? [])];
  return { ...value, nesting: sign + value.nesting, values, keys, asks };
}

/** What a shape and its fields are asked, the empty text for nothing. */
function asksOf({ asks, fields }) {
  return [asks, ...[...fields.values()].flatMap((field) => field.asks ?? [])];
}

/** References to constraints, as short as they can be. */
function written(asks, number) {
  return asks
    .map((text) => `^${text === '' ? '' : number.get(text)}`)
    .join('')
    .replace(/\^+$/, '');
}

function textsOf(values) {
  return values?.every((value) => typeof value === 'string') ? values : undefined;
}

/** Values without blanks are written in a row. */
function pack(values) {
  return values.every((value) => /^\S+$/.test(value)) ? values.join(' ') : values;
}

function plain(value) {
  return value === null || typeof value === 'object' ? undefined : value;
}

function identity({ nesting, base, required, values, keys, asks, ...rest }) {
  return [nesting, typeof base === 'string' ? base : base.id, required, values, keys, asks, rest.default];
}

function lineOf({ open, asks: own, fields }, number) {
  const parts = [...fields].map(([name, { nesting, base, required, asks = [] }]) => {
    const type = typeof base === 'string' ? base : base.name;
    return `${name}:${nesting}${type}${required ? '!' : ''}${written(asks, number)}`;
  });
  return [...(open ? ['...'] : []), ...(own === '' ? [] : [written([own], number)]), ...parts].join(' ');
}

function describe({ name, fields, description, ways }) {
  const isKind = ways.some((way) => way.length === 2);
  const own = isKind ? ['apiVersion', 'kind', 'metadata', 'status'] : [];
  const texts = [...fields].flatMap(([field, { description: text }]) =>
    text === '' || own.includes(field) ? [] : [[field, text]],
  );
  // A type that is no kind is described by the fields that have it.
  if (isKind && description !== '') texts.unshift(['', description]);
  return texts.length === 0 ? [] : [[name, Object.fromEntries(texts)]];
}

/** Names shapes by the end of their shortest way, and by as much more of it as it takes to tell them apart. */
function nameAll(shapes) {
  const taken = new Set();
  const byLength = shapes.toSorted((a, b) => shortest(a).length - shortest(b).length || a.id - b.id);
  for (const shape of byLength) {
    const [project, ...steps] = shortest(shape);
    const candidates = steps.map((_, index) => [project, ...steps.slice(steps.length - 1 - index)].join('.'));
    for (let number = 2; shape.name === undefined; number += 1) {
      shape.name = candidates.find((name) => !taken.has(name));
      candidates.splice(0, candidates.length, `${[project, ...steps].join('.')}~${number}`);
    }
    taken.add(shape.name);
  }
}

function shortest({ ways }) {
  return ways.reduce((best, way) => (way.length < best.length ? way : best));
}
