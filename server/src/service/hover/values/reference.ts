import type { FactType } from '../../../kube/facts/fact.ts';
import { factsNear, factsOf, type Stated } from '../../../kube/facts/facts.ts';
import { findClusterRole } from '../../../kube/rbacResources.ts';
import type { Describer, HoverPlace } from '../place.ts';
import { fieldOf } from '../place.ts';
import { code, escapeMarkdown } from '../prose.ts';
import { objectLink } from './links.ts';

/** More objects of one name than these are only counted. */
const MOST = 4;

/** By type and field of the API: what the name refers to. */
const REFERENCES: Readonly<Record<string, FactType>> = {
  'V1PodSpec.serviceAccountName': 'serviceAccount',
  'V1PodSpec.serviceAccount': 'serviceAccount',
  'V1SecretKeySelector.name': 'secret',
  'V1SecretKeySelector.key': 'secret',
  'V1SecretEnvSource.name': 'secret',
  'V1SecretVolumeSource.secretName': 'secret',
  'V1SecretProjection.name': 'secret',
  'V1IngressTLS.secretName': 'secret',
  'V1ConfigMapKeySelector.name': 'configMap',
  'V1ConfigMapKeySelector.key': 'configMap',
  'V1ConfigMapEnvSource.name': 'configMap',
  'V1ConfigMapVolumeSource.name': 'configMap',
  'V1ConfigMapProjection.name': 'configMap',
  'V1PersistentVolumeClaimVolumeSource.claimName': 'claim',
  'V1PersistentVolumeClaimSpec.storageClassName': 'storageClass',
  'V1IngressServiceBackend.name': 'service',
  'V1StatefulSetSpec.serviceName': 'service',
  'V1CrossVersionObjectReference.name': 'workload',
  'V2CrossVersionObjectReference.name': 'workload',
  'V1ObjectMeta.namespace': 'namespace',
  'V1PodSpec.priorityClassName': 'class',
  'V1PodSpec.runtimeClassName': 'class',
  'V1IngressSpec.ingressClassName': 'class',
  'V1RoleRef.name': 'role',
  'RbacV1Subject.name': 'serviceAccount',
};

/** By the field, the kind of the class that it names. */
const CLASSES: Readonly<Record<string, string>> = {
  priorityClassName: 'PriorityClass',
  runtimeClassName: 'RuntimeClass',
  ingressClassName: 'IngressClass',
};

/** Often made by others, or by the cluster: where none is in view, the description of the field says more. */
const MADE_ELSEWHERE: ReadonlySet<FactType> = new Set<FactType>(['namespace', 'class']);

const NOUNS: Readonly<Partial<Record<FactType, string>>> = {
  serviceAccount: 'ServiceAccount',
  secret: 'Secret',
  configMap: 'ConfigMap',
  claim: 'PersistentVolumeClaim',
  storageClass: 'StorageClass',
  service: 'Service',
  role: 'role',
  workload: 'workload',
  namespace: 'Namespace',
};

/** Where what a name refers to is defined. Values of Secrets are never shown. */
export const describeReference: Describer = (place) => {
  const { value } = place;
  const found = fieldOf(place);
  const type = found && referredBy(place, `${found.type.name}.${found.field.name}`);
  if (value === undefined || !type) return undefined;
  const isKey = found.field.name === 'key';
  const name = isKey ? siblingText(place, 'name') : value;
  if (name === undefined) return undefined;
  const objects = candidates(place, type, name);
  const builtIn =
    type === 'role' && siblingText(place, 'kind') === 'ClusterRole' ? findClusterRole(name) : undefined;
  if (objects.length === 0 && MADE_ELSEWHERE.has(type)) return undefined;
  const noun = CLASSES[found.field.name] ?? NOUNS[type] ?? 'object';
  const lines = [
    `**${escapeMarkdown(value)}** (${isKey ? `key of ${noun} ${code(name)}` : noun})`,
    builtIn,
    ...objects.slice(0, MOST).map((fact) => describeObject(place, fact, isKey ? value : undefined)),
    objects.length > MOST ? `And ${objects.length - MOST} more of that name.` : undefined,
    objects.length === 0 && builtIn === undefined ? `No manifest in view defines it.` : undefined,
  ];
  return [lines.filter((line) => line !== undefined).join('\n\n')];
};

/** `imagePullSecrets` and others share a type; the key above the list says which it is. */
function referredBy(place: HoverPlace, key: string): FactType | undefined {
  if (key === 'V1LocalObjectReference.name' || key === 'V1ObjectReference.name')
    return place.path.includes('imagePullSecrets') ? 'secret' : undefined;
  if (key === 'RbacV1Subject.name' && siblingText(place, 'kind') !== 'ServiceAccount') return undefined;
  return Object.hasOwn(REFERENCES, key) ? REFERENCES[key] : undefined;
}

function siblingText({ resource, path }: HoverPlace, key: string): string | undefined {
  return resource?.root.at(...path.slice(0, -1), key).string;
}

/** Objects of the name that may be meant: of the same namespace, or of one that is not written. */
function candidates(place: HoverPlace, type: FactType, name: string): readonly Stated<FactType>[] {
  const { facts } = place.snapshot.context;
  const namespace = siblingText(place, 'namespace') ?? place.resource?.namespace;
  const classKind = CLASSES[fieldOf(place)?.field.name ?? ''];
  const kind = type === 'role' || type === 'workload' ? siblingText(place, 'kind') : classKind;
  const isGlobal = ['storageClass', 'class', 'namespace'].includes(type) || kind === 'ClusterRole';
  const all = isGlobal ? factsOf(facts, type) : factsNear(facts, type, { namespace });
  return all.filter((fact) => fact.name === name && (kind === undefined || fact.kind === kind));
}

function describeObject(place: HoverPlace, fact: Stated<FactType>, key: string | undefined): string {
  const link = `Defined by ${objectLink(place, fact)}.`;
  if (fact.type === 'role') return `${link}\n\n${grants(fact)}`.trim();
  if (fact.type !== 'secret' && fact.type !== 'configMap') return link;
  if (fact.keys === undefined) return link;
  if (key !== undefined)
    return fact.keys.includes(key) || !fact.complete ? link : `${link} It has no key ${code(key)}.`;
  const shown = fact.keys.slice(0, 10).map((name) => code(name));
  const more = fact.keys.length > 10 ? ` and ${fact.keys.length - 10} more` : '';
  return shown.length === 0 ? link : `${link} Keys: ${shown.join(', ')}${more}.`;
}

function grants({ rules }: Extract<Stated<FactType>, { type: 'role' }>): string {
  const lines = rules.slice(0, 6).map(
    ({ verbs, resources, nonResourceURLs }) =>
      `- ${verbs.map((verb) => code(verb)).join(', ')} on ${[...resources, ...nonResourceURLs]
        .slice(0, 8)
        .map((name) => code(name))
        .join(', ')}`,
  );
  return [...lines, ...(rules.length > 6 ? [`- and ${rules.length - 6} rules more`] : [])].join('\n');
}
