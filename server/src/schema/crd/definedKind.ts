import { derive } from '../../base/derive.ts';
import type { DefinitionSource } from '../../kube/facts/facts.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { type CrdSchema, readSchema } from './schema.ts';
import { type CrdTypes, crdTypes } from './types.ts';

/** A version of a kind that a document of the workspace defines. The same object for the same text. */
export interface DefinedKind {
  /** Such as `example.com/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly source: DefinitionSource;
}

/** What a definition says of the objects of its kind. */
export interface Definition {
  /** Undefined where it has no schema, or one that nobody can read. */
  readonly schema: CrdSchema | undefined;
  readonly types: CrdTypes;
}

const kindsOf = derive((_: DefinitionSource) => new Map<string, DefinedKind>());

/** A version of a kind in a document that defines it. Reads nothing. */
export function definedKind(source: DefinitionSource, apiVersion: string, kind: string): DefinedKind {
  const kinds = kindsOf(source);
  const key = `${apiVersion} ${kind}`;
  const known = kinds.get(key) ?? { apiVersion, kind, source };
  kinds.set(key, known);
  return known;
}

const ANYTHING: CrdSchema = {
  type: 'object',
  description: undefined,
  default: undefined,
  properties: new Map(),
  required: [],
  items: undefined,
  additional: undefined,
  format: undefined,
  values: undefined,
  keepsUnknown: true,
  intOrString: false,
  embedded: true,
  nullable: false,
  listKeys: undefined,
  constraints: undefined,
};

/**
 * Reads the schema of a kind, all of it at once: the tree of the document takes many times more memory than what it says, and
 * nobody holds it afterwards.
 */
export const definitionOf = derive(({ source, apiVersion, kind }: DefinedKind): Definition => {
  const name = `${apiVersion} ${kind}`;
  const spec = findDefinition(source, apiVersion, kind)?.root.at('spec');
  const schema = spec && readSchema(schemaField(spec, apiVersion.slice(apiVersion.indexOf('/') + 1)));
  const prunes = spec !== undefined && doesPrune(spec);
  return { schema, types: crdTypes(name, schema ?? ANYTHING, prunes) };
});

function findDefinition({ text }: DefinitionSource, apiVersion: string, kind: string): Resource | undefined {
  // A section of its own, so that its tree goes when this function returns.
  return resourcesOf({ text }).find(({ root, kind: own }) => {
    if (own !== 'CustomResourceDefinition') return false;
    const spec = root.at('spec');
    return (
      spec.at('group').is(apiVersion.slice(0, apiVersion.indexOf('/'))) && spec.at('names', 'kind').is(kind)
    );
  });
}

/** Where the schema of a version stands: `v1beta1` may have one for all versions. */
function schemaField(spec: Field, version: string): Field {
  const own = spec.at('versions').items.find((item) => item.at('name').is(version));
  const schema = own?.at('schema', 'openAPIV3Schema');
  return schema && !schema.isAbsent ? schema : spec.at('validation', 'openAPIV3Schema');
}

/**
 * Whether keys that the schema lacks are dropped: always in `v1`; in `v1beta1` only where that is asked for
 * (k8s.io/apiextensions-apiserver, pkg/apis/apiextensions/v1beta1/defaults.go).
 */
function doesPrune(spec: Field): boolean {
  const keeps = spec.at('preserveUnknownFields');
  const isOld = !spec.at('version').isAbsent || !spec.at('validation').isAbsent;
  return isOld ? keeps.is(false) : keeps.isAbsent || keeps.is(false);
}
