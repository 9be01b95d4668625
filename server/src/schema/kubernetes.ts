import data from '../../../schemas/kubernetes/types.json' with { type: 'json' };
import type { KubernetesVersion } from '../kube/version.ts';
import { ownValue, readType } from './notation.ts';
import type { Api, KindName, TypeSchema } from './type.ts';

const MINORS: readonly number[] = data.minors;
const KINDS: Readonly<Record<string, string>> = data.kinds;
const TYPES: Readonly<Record<string, string>> = data.types;
const ADDITIONS = { values: data.enums, keys: data.listKeys, defaults: data.defaults };

/** The kinds that Kubernetes itself serves in a version; a minor that is not in the file is served by a neighbour. */
export function kubernetesApi(version: KubernetesVersion): Api {
  const newest = MINORS.at(-1) ?? 0;
  const oldest = MINORS[0] ?? 0;
  const minor = MINORS.find((candidate) => candidate >= version) ?? newest;
  const exact = version >= oldest && (version <= newest || version === Number.POSITIVE_INFINITY);
  const isHere = (minors: string | undefined): boolean => has(minors, minor);
  const types = new Map<string, TypeSchema | undefined>();
  const type = (name: string): TypeSchema | undefined => {
    // A line of the file is read when a manifest first needs it.
    if (!types.has(name)) types.set(name, typeOf(name, exact, isHere));
    return types.get(name);
  };
  return {
    minor,
    type,
    kind: (apiVersion, kind) => {
      const [name = '', minors] = ownValue(KINDS, `${apiVersion} ${kind}`)?.split('@') ?? [];
      return isHere(minors) ? type(name) : undefined;
    },
    get kinds() {
      return Object.entries(KINDS)
        .filter(([, entry]) => isHere(entry.split('@')[1]))
        .map(([name]) => toKindName(name));
    },
  };
}

/** In which minors a field of a type exists, `undefined` where in none: for words about fields that come later or are gone. */
export function minorsWithField(type: string, field: string): { first: number; last: number } | undefined {
  const line = ownValue(TYPES, type);
  if (line === undefined) return undefined;
  return ends(
    MINORS.filter((minor) =>
      readType(type, line, ADDITIONS, (minors) => has(minors, minor))?.fields.has(field),
    ),
  );
}

/** The minors that the files describe, in ascending order. */
export const knownMinors: readonly number[] = MINORS;

/** In which minors a type exists; undefined for types of other sources. Names of types are the generator's: they may change. */
export function minorsWithType(type: string): { first: number; last: number } | undefined {
  const line = ownValue(TYPES, type);
  if (line === undefined) return undefined;
  return ends(MINORS.filter((minor) => readType(type, line, ADDITIONS, (minors) => has(minors, minor))));
}

/** In which minors a kind of an API version is served; undefined for kinds of other sources. */
export function minorsWithKind(
  apiVersion: string,
  kind: string,
): { first: number; last: number } | undefined {
  const entry = ownValue(KINDS, `${apiVersion} ${kind}`);
  return entry === undefined ? undefined : ends(MINORS.filter((minor) => has(entry.split('@')[1], minor)));
}

function ends(minors: readonly number[]): { first: number; last: number } | undefined {
  const [first, last] = [minors[0], minors.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

function typeOf(
  name: string,
  exact: boolean,
  isHere: (minors: string | undefined) => boolean,
): TypeSchema | undefined {
  const line = ownValue(TYPES, name);
  const read = line === undefined ? undefined : readType(name, line, ADDITIONS, isHere);
  return read && { ...read, exact, open: false };
}

function toKindName(text: string): KindName {
  const [apiVersion = '', kind = ''] = text.split(' ');
  return { apiVersion, kind };
}

/** Whether minors such as `28-30,34` hold one; all do where none are written. */
function has(minors: string | undefined, minor: number): boolean {
  if (minors === undefined) return true;
  return minors.split(',').some((run) => {
    const [from = 0, to = from] = run.split('-').map(Number);
    return minor >= from && minor <= to;
  });
}
