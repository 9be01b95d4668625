import { derive } from '../../base/derive.ts';
import { isKind } from '../../kube/kinds.ts';
import { type Resource, resourcesOf } from '../../kube/resource.ts';
import { Field } from '../../syntax/field.ts';
import type { Section } from '../../syntax/sections.ts';
import { type NamePlace, placeOfText } from './place.ts';

/** The value of a label of objects or pods, or of a selector that goes by it. */
export interface LabelPlace extends NamePlace {
  readonly key: string;
  readonly value: string;
  readonly namespace: string | undefined;
  /** Whether it is a label, and no selector. */
  readonly defines: boolean;
}

/** Mappings with labels of namespaces or nodes. */
const OF_OTHERS = ['namespaceSelector', 'nodeSelector', 'nodeAffinity', 'objectSelector'];
/** Objects whose labels are not those that pods and Services are selected by, or that hold whole schemas. */
const LEFT_OUT = ['Namespace', 'Node', 'CustomResourceDefinition'];

/** Where labels have values in a section: in `labels`, `matchLabels` and `matchExpressions`, and in selectors of Services. */
export const labelPlacesIn = derive((section: Section): readonly LabelPlace[] =>
  resourcesOf(section).flatMap((resource) =>
    LEFT_OUT.includes(resource.kind)
      ? []
      : [...plainSelector(resource), ...placesBelow(resource.root, resource)],
  ),
);

function plainSelector(resource: Resource): readonly LabelPlace[] {
  const isPlain = isKind(resource, 'Service') || resource.kind === 'ReplicationController';
  return isPlain ? valuesOf(resource.root.at('spec', 'selector'), resource, false) : [];
}

/** What an alias stands for is looked at where it is written. */
function placesBelow(field: Field, resource: Resource): readonly LabelPlace[] {
  if (field.node?.shared) return [];
  const inItems = field.items.flatMap((item) => placesBelow(item, resource));
  return [
    ...inItems,
    ...field.entries.flatMap(({ key, value }) => entryPlaces(key, Field.of(value), resource)),
  ];
}

function entryPlaces(key: string, value: Field, resource: Resource): readonly LabelPlace[] {
  if (OF_OTHERS.includes(key)) return [];
  if (key === 'labels' && value.path.at(-2) === 'metadata') return valuesOf(value, resource, true);
  if (key === 'matchLabels') return valuesOf(value, resource, false);
  if (key === 'matchExpressions') return value.items.flatMap((item) => expressionPlaces(item, resource));
  return placesBelow(value, resource);
}

function valuesOf(map: Field, { namespace }: Resource, defines: boolean): readonly LabelPlace[] {
  return map.entries.flatMap(({ key, value }) => {
    const field = Field.of(value);
    return placeOfText(field).map((place) => ({
      ...place,
      key,
      value: field.string ?? '',
      namespace,
      defines,
    }));
  });
}

function expressionPlaces(item: Field, { namespace }: Resource): readonly LabelPlace[] {
  const key = item.at('key').string;
  if (key === undefined) return [];
  return item.at('values').items.flatMap((value) =>
    placeOfText(value).map((place) => ({
      ...place,
      key,
      value: value.string ?? '',
      namespace,
      defines: false,
    })),
  );
}
