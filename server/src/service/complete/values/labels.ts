import { toPointer } from '../../../base/path.ts';
import { parseImageReference } from '../../../images/imageReference.ts';
import type { Labels } from '../../../kube/labels.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { type AnyPlace, containersOf, nameAround, objectAround, siblingText, wordAt } from './around.ts';
import { type LabelKind, labelKind } from './labelKind.ts';
import { namespacesInUse } from './namespaces.ts';
import { nearest, viewFrom } from './nearest.ts';
import { nodeLabelValues } from './nodeLabels.ts';
import type { ValueTable } from './pattern.ts';
import { POD_SECURITY_LABEL, podSecurityValues } from './podSecurity.ts';
import { secure, usual } from './propose.ts';

const workloads = nearest('workload');
const namespaces = nearest('namespace');

/** Labels of an object near by, with words for whose they are. */
export interface LabelsOfSomething {
  readonly labels: Labels;
  readonly of: string;
  readonly own: boolean;
}

/** The labels that can be meant at a place: those of namespaces, or of pods. Those of the object's own pods come first. */
export function labelsNear(place: AnyPlace, kind: LabelKind): readonly LabelsOfSomething[] {
  const view = viewFrom(place);
  if (kind === 'namespace')
    return namespaces({ ...view, namespace: undefined }).flatMap(({ labels, name, file }) =>
      labels ? [{ labels, of: `Namespace ${name}`, own: file === view.file }] : [],
    );
  const namespace = kind === 'pod' ? view.namespace : undefined;
  return workloads({ ...view, namespace }).flatMap((fact) => {
    const labels = fact.podLabels ?? fact.labels;
    return labels ? [{ labels, of: `${fact.kind} ${fact.name}`, own: fact.file === view.file }] : [];
  });
}

/** Where a controller has its pod template; what it selects must be there. */
const TEMPLATES = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
];

/** The labels of the object's own pod template, and those that its selector asks for. */
export function ownLabels(place: AnyPlace): LabelsOfSomething | undefined {
  const object = objectAround(place);
  if (!object) return undefined;
  const sources = [
    ...TEMPLATES.map((path) => object.at(...path, 'metadata', 'labels')),
    object.at('spec', 'selector', 'matchLabels'),
    object.at('metadata', 'labels'),
  ];
  const here = toPointer(place.path.slice(0, -1));
  const labels = new Map<string, string>();
  for (const source of sources.filter(({ path }) => toPointer(path) !== here))
    for (const { key } of source.entries)
      if (!labels.has(key)) labels.set(key, source.at(key).stringOrNumber ?? '');
  return { labels: Object.fromEntries(labels), of: 'this object', own: false };
}

/** Labels that say what an application is called. */
const NAMES = ['app', 'name', 'k8s-app', 'app.kubernetes.io/name', 'app.kubernetes.io/instance'];

const COMPONENTS = ['frontend', 'backend', 'api', 'worker', 'database', 'cache', 'queue'];

function valuesOf(place: ValuePlace, key: string): readonly ValueProposal[] {
  if (POD_SECURITY_LABEL.test(key)) return podSecurityValues(place, key);
  const kind = labelKind(place);
  if (kind === 'namespace' && key === 'kubernetes.io/metadata.name') return namespacesInUse(place);
  if (kind === 'node') return nodeLabelValues(place, key);
  const word = wordAt(place);
  const own = kind === 'namespace' ? undefined : ownLabels(place);
  const mine = own && Object.hasOwn(own.labels, key) ? own.labels[key] : undefined;
  const seen = labelsNear(place, kind).flatMap(({ labels, of, own }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    return value === undefined || value === '' || (own && value === word) ? [] : [usual(value, `of ${of}`)];
  });
  return [
    ...(mine === undefined || mine === '' ? [] : [secure(mine, 'of this object')]),
    ...(kind === 'own' ? conventional(place, key) : []),
    ...seen,
  ];
}

/** What a label of this object says by convention: kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/. */
function conventional(place: ValuePlace, key: string): readonly ValueProposal[] {
  const name = nameAround(place);
  if (NAMES.includes(key)) return name === undefined ? [] : [secure(name, 'name of this object')];
  if (key === 'app.kubernetes.io/component') return COMPONENTS.map((value) => usual(value));
  if (key === 'app.kubernetes.io/managed-by')
    return ['kustomize', 'argocd', 'flux'].map((value) => usual(value));
  if (key === 'app.kubernetes.io/version') return versions(place);
  return [];
}

function versions(place: ValuePlace): readonly ValueProposal[] {
  const object = objectAround(place);
  const specs = [['spec'], ...TEMPLATES.map((path) => [...path, 'spec'])].flatMap(
    (path) => object?.at(...path) ?? [],
  );
  return specs.flatMap(containersOf).flatMap((container) => {
    const tag = parseImageReference(container.at('image').string ?? '')?.tag;
    return tag === undefined || tag === 'latest' ? [] : [secure(tag, 'tag of the image')];
  });
}

/** Keys that a requirement of a selector may name. */
function keysToSelect(place: ValuePlace): readonly ValueProposal[] {
  const kind = labelKind(place);
  const own = kind === 'pod' ? ownLabels(place) : undefined;
  const known = kind === 'node' ? [] : [...(own ? [own] : []), ...labelsNear(place, kind)];
  const fixed = kind === 'namespace' ? [secure('kubernetes.io/metadata.name', 'name of the namespace')] : [];
  return [
    ...fixed,
    ...known.flatMap(({ labels, of }) => Object.keys(labels).map((key) => usual(key, `of ${of}`))),
    ...(kind === 'node' ? nodeLabelValues(place, undefined) : []),
  ];
}

function valuesToSelect(place: ValuePlace): readonly ValueProposal[] {
  const key = siblingText(place, 'key');
  return key === undefined ? [] : valuesOf(place, key);
}

const ofKey = (place: ValuePlace) =>
  valuesOf(place, String(place.path.findLast((step) => typeof step === 'string') ?? ''));

/** Values of labels and of what selects by them. */
export const labelValues: ValueTable = {
  'metadata.labels.*': ofKey,
  'matchLabels.*': ofKey,
  'Service spec.selector.*': ofKey,
  'ReplicationController spec.selector.*': ofKey,
  'nodeSelector.*': ofKey,
  'Kustomization commonLabels.*': ofKey,
  'Kustomization labels.pairs.*': ofKey,
  'matchExpressions.key': keysToSelect,
  'matchExpressions.values': valuesToSelect,
};
