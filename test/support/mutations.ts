import type { Api, FieldSchema, TypeSchema } from '../../server/src/schema/type.ts';

/** A value of a manifest. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

type Step = string | number;
type JsonMap = { [key: string]: Json };

/** One way to break a manifest. */
export interface Mutation {
  /** The way and the place, such as `misspelled Deployment.spec.replicas`. */
  readonly what: string;
  readonly manifest: Json;
}

/**
 * Every single mistake in a valid manifest that the schema can see:
 *
 * - a key of a typed mapping misspelled, or moved into the mapping around it or into one beside it, which does not have it;
 * - a value that has another type, is none of an enumeration, or is no quantity or DNS name where one is wanted;
 * - a required field deleted, where what is left certainly is no patch (`looksWhole`).
 *
 * @throws {Error} for a kind or key that the API does not have
 */
export function mutationsOf(manifest: Json, api: Api): Mutation[] {
  const { apiVersion, kind } = manifest as { apiVersion: string; kind: string };
  const type = api.kind(apiVersion, kind);
  if (!type) throw new Error(`${apiVersion} ${kind} is not known`);
  const found: Mutation[] = [];
  new Mutator(api, (what, path, change) => {
    const copy = structuredClone(manifest);
    change(copy);
    found.push({ what: `${what} ${kind}.${path.join('.')}`, manifest: copy });
  }).map(manifest as JsonMap, type, []);
  return found;
}

type Add = (what: string, path: readonly Step[], change: (copy: Json) => void) => void;

class Mutator {
  readonly #api: Api;
  readonly #add: Add;

  constructor(api: Api, add: Add) {
    this.#api = api;
    this.#add = add;
  }

  map(value: JsonMap, type: TypeSchema, path: readonly Step[], itemOf?: FieldSchema): void {
    for (const [key, child] of Object.entries(value)) {
      const field = type.fields.get(key);
      if (!field) throw new Error(`fixture: ${[...path, key].join('.')}`);
      if (path.length === 0 && ['apiVersion', 'kind', 'status'].includes(key)) continue;
      const here = [...path, key];
      const wrong = misspell(key);
      if (!type.fields.has(wrong))
        this.#add('misspelled', here, (copy) => rename(mapAt(copy, path), key, wrong));
      if (field.required && child !== null && looksWhole(value, key, type, path, itemOf))
        this.#add('deleted', here, (copy) => {
          delete mapAt(copy, path)[key];
        });
      this.#moves(value, type, path, key);
      if (child === null) continue;
      if (field.values && field.nesting === '') this.#set('value', here, 'Nonsense');
      this.#value(child, field, field.nesting, here);
    }
  }

  /** The key in each typed mapping beside it that does not have it. */
  #moves(value: JsonMap, type: TypeSchema, path: readonly Step[], key: string): void {
    for (const [beside, target] of Object.entries(value)) {
      const field = type.fields.get(beside);
      const inner = field?.nesting === '' ? this.#api.type(field.base) : undefined;
      const isFree = inner && beside !== key && beside !== 'status' && !inner.fields.has(key) && !inner.open;
      if (!isFree || typeof target !== 'object' || target === null) continue;
      if (looksWhole(value, key, type, path, undefined))
        this.#add(`moved into ${beside}`, [...path, key], (copy) => {
          const map = mapAt(copy, path);
          (map[beside] as JsonMap)[key] = map[key] ?? null;
          delete map[key];
        });
      return;
    }
  }

  #set(what: string, path: readonly Step[], value: Json): void {
    this.#add(what, path, (copy) => {
      (at(copy, path.slice(0, -1)) as JsonMap)[path.at(-1) as string] = value;
    });
  }

  #value(value: Json, field: FieldSchema, nesting: string, path: readonly Step[]): void {
    if (field.base === '*' || value === null) return;
    this.#set('retyped', path, Array.isArray(value) ? 'text' : [true]);
    if (nesting.startsWith('[')) {
      if (!Array.isArray(value)) throw new Error(`fixture: ${path.join('.')} is no list`);
      for (const [index, item] of value.entries())
        this.#value(item, field, nesting.slice(1), [...path, index]);
    } else if (nesting.startsWith('{')) {
      for (const [key, item] of Object.entries(value as JsonMap))
        this.#value(item, field, nesting.slice(1), [...path, key]);
    } else {
      const type = this.#api.type(field.base);
      if (type) this.map(value as JsonMap, type, path, field.nesting === '[' ? field : undefined);
      else this.#scalar(value, field.base, path);
    }
  }

  #scalar(value: Json, base: string, path: readonly Step[]): void {
    if (base === 'q' || base === 'L' || base === 'D') this.#set('malformed', path, 'Lots of it');
    if (typeof value === 'boolean' || typeof value === 'number')
      this.#set('retyped', path, base === 'x' ? true : 'text');
    else if (base !== 'x' && base !== 'q') this.#set('retyped', path, 7);
    else this.#set('retyped', path, { a: 1 });
  }
}

/** Two letters change places, or one comes twice. */
function misspell(word: string): string {
  const middle = Math.floor(word.length / 2);
  const [a = '', b = ''] = [word[middle - 1], word[middle]];
  return a === b || a === ''
    ? `${word}${word.at(-1)}`
    : `${word.slice(0, middle - 1)}${b}${a}${word.slice(middle + 1)}`;
}

/** Without these a workload may be a patch, which is completed elsewhere. */
const OF_PATCHES: ReadonlySet<string> = new Set(['containers', 'spec', 'template', 'jobTemplate']);

/**
 * Whether what is left of a mapping without a key is certainly no patch: something else that is required is there, besides what tells the
 * items of a list apart. Without its containers, an object with pods may be one.
 */
function looksWhole(
  value: JsonMap,
  without: string,
  type: TypeSchema,
  path: readonly Step[],
  itemOf: FieldSchema | undefined,
): boolean {
  if (OF_PATCHES.has(without)) return false;
  if (path.includes('containers') || path.includes('initContainers')) return without !== 'image';
  const required = [...type.fields.values()].filter((field) => field.required).map(({ name }) => name);
  if (!required.includes(without)) return true;
  if (Object.keys(value).length === 1) return false;
  const keys = itemOf?.keys ?? [];
  return (
    keys.includes(without) ||
    required.some((name) => name !== without && name in value && !keys.includes(name))
  );
}

function at(value: Json, path: readonly Step[]): Json {
  return path.reduce<Json>((inner, step) => (inner as JsonMap)[step as string] ?? null, value);
}

function mapAt(value: Json, path: readonly Step[]): JsonMap {
  return at(value, path) as JsonMap;
}

function rename(map: JsonMap, from: string, to: string): void {
  const entries = Object.entries(map);
  for (const name of Object.keys(map)) delete map[name];
  for (const [name, value] of entries) map[name === from ? to : name] = value;
}
