import type { Field } from '../../syntax/field.ts';
import { readLabels } from '../labels.ts';
import type { Resource } from '../resource.ts';
import type { Fact } from './fact.ts';

/** What all facts have besides their type. */
export type Common = Pick<Fact, 'kind' | 'group' | 'namespace' | 'name' | 'labels' | 'complete'>;

/** Reads what is special to a kind; undefined where the object says nothing that can be used. */
export type FactReader = (resource: Resource, common: Common) => Fact | undefined;

/** What every object says. */
export function readCommon(resource: Resource, name: string): Common {
  const { kind, group, namespace, metadata, root } = resource;
  const labels = readLabels(metadata.at('labels'));
  return {
    kind,
    group,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(labels ? { labels } : {}),
    complete: root.isCompleteMap && metadata.isCompleteMap && !metadata.at('namespace').isUnknown,
  };
}

/** An entry with a value that may be unknown: nothing then. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

/** A port's number or name. */
export function readPort(field: Field): number | string | undefined {
  return field.integer ?? field.string;
}
