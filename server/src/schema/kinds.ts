import data from '../../../schemas/kinds/types.json' with { type: 'json' };
import { ownValue, readType } from './notation.ts';
import type { KindSource, TypeSchema } from './type.ts';

const KINDS: Readonly<Record<string, string>> = data.kinds;
const TYPES: Readonly<Record<string, string>> = data.types;
const VALUES: Readonly<Record<string, string | readonly string[]>> = data.enums;
const ADDITIONS = {
  values: Object.fromEntries(
    Object.entries(VALUES).map(([field, values]) => [
      field,
      typeof values === 'string' ? values.split(' ') : values,
    ]),
  ),
  keys: data.listKeys,
};
/** How the line of a type begins that takes any other field too. */
const OPEN = '... ';
/** What kustomize reads with Go's `encoding/json` (api/types/kustomization.go, Unmarshal). */
const CASELESS = 'kustomize.';

const types = new Map<string, TypeSchema | undefined>();

/**
 * Kinds that the API of Kubernetes does not list: those of well-known projects, and configuration files of cluster components and
 * tools. Which version a cluster has is unknown, so no field is certainly none. Types that Kubernetes has too are named as there.
 */
export const projectKinds: KindSource = {
  kinds: Object.keys(KINDS).map((name) => {
    const [apiVersion = '', kind = ''] = name.split(' ');
    return { apiVersion, kind };
  }),
  kind: (apiVersion, kind) => {
    const name = ownValue(KINDS, `${apiVersion} ${kind}`);
    return name === undefined ? undefined : type(name);
  },
  type,
};

function type(name: string): TypeSchema | undefined {
  if (!types.has(name)) types.set(name, typeOf(name));
  return types.get(name);
}

function typeOf(name: string): TypeSchema | undefined {
  const line = ownValue(TYPES, name);
  if (line === undefined) return undefined;
  const read = readType(name, line, ADDITIONS, (minors) => minors === undefined);
  return read && { ...read, exact: false, open: line.startsWith(OPEN), caseless: name.startsWith(CASELESS) };
}
