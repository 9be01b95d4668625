import type { Field } from '../../syntax/field.ts';
import { type FactReader, optional } from './common.ts';
import type { DefinedVersion } from './fact.ts';

/** Reads a CustomResourceDefinition, also one of `v1beta1` with its single `spec.version`. */
export const readDefinition: FactReader = ({ root }, common) => {
  const spec = root.at('spec');
  const definedGroup = spec.at('group').string;
  const definedKind = spec.at('names', 'kind').string;
  if (definedGroup === undefined || definedKind === undefined) return undefined;
  const scope = spec.at('scope').string;
  return {
    ...common,
    type: 'definition',
    definedGroup,
    definedKind,
    ...optional('plural', spec.at('names', 'plural').string),
    ...optional('namespaced', scope === undefined ? undefined : scope === 'Namespaced'),
    versions: readVersions(spec),
  };
};

function readVersions(spec: Field): readonly DefinedVersion[] {
  const single = spec.at('version').string;
  const listed = spec.at('versions').items;
  if (listed.length === 0 && single !== undefined) return [{ name: single, served: true, storage: true }];
  return listed.flatMap((item): DefinedVersion[] => {
    const name = item.at('name').string;
    if (name === undefined) return [];
    return [{ name, served: item.at('served').is(true), storage: item.at('storage').is(true) }];
  });
}
