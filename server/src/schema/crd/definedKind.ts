import { derive } from '../../base/derive.ts';
import type { DefinitionSource } from '../../kube/facts/facts.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { CrdSchema } from './schema.ts';
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
  readonly schema: CrdSchema;
  readonly types: CrdTypes;
  readonly standing: Standing;
}

/** What a definition says of one of its versions. */
export interface Standing {
  /** False only where that is certain. */
  readonly served: boolean;
  readonly deprecated: boolean;
  /** What clients are told about a version that is deprecated. */
  readonly warning: string | undefined;
  /** The version to use instead. */
  readonly instead: string | undefined;
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

/** Reads what a definition says of a kind, as far as somebody asks for it. */
export const definitionOf = derive(({ source, apiVersion, kind }: DefinedKind): Definition => {
  const name = `${apiVersion} ${kind}`;
  const root = findDefinition(source, apiVersion, kind)?.root;
  const spec = root?.at('spec');
  const field = spec && schemaField(spec, apiVersion.slice(apiVersion.indexOf('/') + 1));
  const schema = new CrdSchema(field);
  return {
    schema,
    types: crdTypes(name, schema, spec !== undefined && doesPrune(spec)),
    standing: standingOf(spec?.at('versions').items ?? [], apiVersion),
  };
});

function standingOf(versions: readonly Field[], apiVersion: string): Standing {
  const [group = '', version = ''] = apiVersion.split('/');
  const own = versions.find((item) => item.at('name').is(version));
  const good = versions.filter((item) => item.at('served').is(true) && !item.at('deprecated').is(true));
  const best = good.find((item) => item.at('storage').is(true)) ?? good.at(-1);
  const name = best?.at('name').string;
  return {
    served: own?.at('served').is(false) !== true,
    deprecated: own?.at('deprecated').is(true) === true,
    warning: own?.at('deprecationWarning').string,
    instead: name === undefined || name === version ? undefined : `${group}/${name}`,
  };
}

function findDefinition({ text }: DefinitionSource, apiVersion: string, kind: string): Resource | undefined {
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
