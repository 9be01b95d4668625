import data from '../../../schemas/kubernetes/types.json' with { type: 'json' };
import type { KubernetesVersion } from '../kube/version.ts';

/** A field of a type of the API. */
export interface FieldSchema {
  readonly name: string;
  /** `[` for each list and `{` for each map around the base, from the outside. */
  readonly nesting: string;
  /** A scalar as in the notation of `scripts/gen/kubernetes/notation.mjs`, or the name of another type. */
  readonly base: string;
  readonly required: boolean;
  /** The values that the API server takes; undefined: any. */
  readonly values: readonly string[] | undefined;
  /** What tells the items of a list apart; undefined where nothing does. */
  readonly keys: readonly string[] | undefined;
}

/** A type of the API as one Kubernetes minor has it. */
export interface TypeSchema {
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldSchema>;
}

/** The API of one Kubernetes minor. */
export interface Api {
  readonly minor: number;
  /** False for versions beyond those that are known: a field that is not here may be there. */
  readonly exact: boolean;
  /** The type of a kind, such as `apps/v1` and `Deployment`; undefined where this minor does not serve it. */
  readonly kind: (apiVersion: string, kind: string) => TypeSchema | undefined;
  /** A type by its name; undefined for the letters of scalars. */
  readonly type: (name: string) => TypeSchema | undefined;
}

const MINORS: readonly number[] = data.minors;
const KINDS: Readonly<Record<string, string>> = data.kinds;
const TYPES: Readonly<Record<string, string>> = data.types;
const VALUES: Readonly<Record<string, readonly string[]>> = data.enums;
const KEYS: Readonly<Record<string, readonly string[]>> = data.listKeys;

const apis = new Map<KubernetesVersion, Api>();

/**
 * The API of a Kubernetes version. A minor that is not in the files is served by the next newer one, so that nothing is unknown
 * that it may have; one beyond them by the nearest.
 */
export function apiOf(version: KubernetesVersion): Api {
  const known = apis.get(version);
  if (known) return known;
  const newest = MINORS.at(-1) ?? 0;
  const oldest = MINORS[0] ?? 0;
  const minor = MINORS.find((candidate) => candidate >= version) ?? newest;
  const exact = version >= oldest && (version <= newest || version === Number.POSITIVE_INFINITY);
  const api = createApi(minor, exact);
  apis.set(version, api);
  return api;
}

/** In which minors a field of a type exists, `undefined` where in none: for words about fields that come later or are gone. */
export function minorsWithField(type: string, field: string): { first: number; last: number } | undefined {
  const having = MINORS.filter((minor) => apiOf(minor).type(type)?.fields.has(field));
  const [first, last] = [having[0], having.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

function createApi(minor: number, exact: boolean): Api {
  const types = new Map<string, TypeSchema | undefined>();
  const type = (name: string): TypeSchema | undefined => {
    if (!types.has(name)) types.set(name, readType(name, minor));
    return types.get(name);
  };
  return {
    minor,
    exact,
    type,
    kind: (apiVersion, kind) => {
      const entry = ownValue(KINDS, `${apiVersion} ${kind}`);
      const [name = '', minors] = entry?.split('@') ?? [];
      return has(minors, minor) ? type(name) : undefined;
    },
  };
}

/** A line of the file, read when a manifest first needs it. */
function readType(name: string, minor: number): TypeSchema | undefined {
  const line = ownValue(TYPES, name);
  if (line === undefined) return undefined;
  const parts = line.split(' ');
  const served = parts[0]?.startsWith('@') ? parts.shift()?.slice(1) : undefined;
  if (!has(served, minor)) return undefined;
  const fields = new Map<string, FieldSchema>();
  for (const part of parts) {
    const match = /^(.+?):([[{]*)([^!@]+)(!?)(?:@(.+))?$/.exec(part);
    if (!match || !has(match[5], minor)) continue;
    const [, field = '', nesting = '', base = '', required] = match;
    const key = `${name}.${field}`;
    fields.set(field, {
      name: field,
      nesting,
      base,
      required: required === '!',
      values: ownValue(VALUES, key),
      keys: ownValue(KEYS, key),
    });
  }
  return { name, fields };
}

function ownValue<V>(table: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Whether minors such as `28-30,34` hold one; all do where none are written. */
function has(minors: string | undefined, minor: number): boolean {
  if (minors === undefined) return true;
  return minors.split(',').some((run) => {
    const [from = 0, to = from] = run.split('-').map(Number);
    return minor >= from && minor <= to;
  });
}
