import data from '../../../schemas/kinds/types.json' with { type: 'json' };
import { derive } from '../base/derive.ts';
import { askedOf } from './crd/asking.ts';
import { findBreaches } from './crd/breaches.ts';
import { ownValue, readType } from './notation.ts';
import type { FieldSchema, KindSource, TypeSchema } from './type.ts';

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
  defaults: data.defaults,
  constraints: data.constraints,
};
/** How the line of a type begins that takes any other field too. */
const OPEN = '... ';
/** What kustomize reads with Go's `encoding/json` (api/types/kustomization.go, Unmarshal). */
const CASELESS = 'kustomize.';
/**
 * Fields whose values are listed in full: those of programs of Kubernetes and of Falco, and what policies do. Others become more from version
 * to version.
 */
const CLOSED =
  /^(?:apiserver|psa|kubelet|falco)\.|^(?:kubearmor|calico)\..*\b(?:action|stagedAction|defaultAction|types|status)$/;

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
  kind: typeOfKind,
  type,
  breaches: (apiVersion, kind, root) => {
    const own = typeOfKind(apiVersion, kind);
    return own ? findBreaches(root, asked(own), kind) : [];
  },
};

const asked = derive((own: TypeSchema) => askedOf(own, type));

function typeOfKind(apiVersion: string, kind: string): TypeSchema | undefined {
  const name = ownValue(KINDS, `${apiVersion} ${kind}`);
  return name === undefined ? undefined : type(name);
}

function type(name: string): TypeSchema | undefined {
  if (!types.has(name)) types.set(name, typeOf(name));
  return types.get(name);
}

function typeOf(name: string): TypeSchema | undefined {
  const line = ownValue(TYPES, name);
  if (line === undefined) return undefined;
  const read = readType(name, line, ADDITIONS, (minors) => minors === undefined);
  if (!read) return undefined;
  const fields = new Map([...read.fields].map(([key, field]) => [key, withCertainty(field, name)]));
  const caseless = name.startsWith(CASELESS);
  return { ...read, fields, exact: false, open: line.startsWith(OPEN), caseless };
}

/** Items of a list that CRDs give keys the API server tells apart (`x-kubernetes-list-type: map`). */
function withCertainty(field: FieldSchema, owner: string): FieldSchema {
  return {
    ...field,
    ...(field.values ? { growing: !CLOSED.test(`${owner}.${field.name}`) } : {}),
    ...(field.keys ? { unique: true } : {}),
  };
}
