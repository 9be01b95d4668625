import { writablePaths } from '../../../images/imageFacts.ts';
import type { Field } from '../../../syntax/field.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { containersOf, imagesAround, objectAround, podSpecAround, podTemplateAround } from './around.ts';
import { nearest, viewFrom, whereabouts } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { secure, usual } from './propose.ts';

const claims = nearest('claim');

/** The volumes of the pod, and those that the StatefulSet makes for it. */
function volumeNames(place: ValuePlace): readonly ValueProposal[] {
  const volumes = podSpecAround(place)?.at('volumes').items ?? [];
  const templates = objectAround(place)?.at('spec', 'volumeClaimTemplates').items ?? [];
  return [
    ...volumes.flatMap((volume) => named(volume.at('name'), describeVolume(volume))),
    ...templates.flatMap((template) => named(template.at('metadata', 'name'), 'volumeClaimTemplate')),
  ];
}

function named(name: Field, detail: string): ValueProposal[] {
  return name.string === undefined ? [] : [secure(name.string, detail)];
}

function describeVolume(volume: Field): string {
  const source = volume.entries.find(({ key }) => key !== 'name')?.key ?? 'emptyDir';
  const name = NAME_KEYS.flatMap((key) => volume.at(source, key).string ?? [])[0];
  return name === undefined ? source : `${source} ${name}`;
}

const NAME_KEYS = ['name', 'secretName', 'claimName', 'path', 'driver'];

/** What the images of the container write: the places that need a volume under a read-only root. */
function mountPaths(place: ValuePlace): readonly ValueProposal[] {
  const known = imagesAround(place);
  const paths = (known.length === 0 ? [undefined] : known).flatMap(writablePaths);
  return paths.map(({ path, purpose }) =>
    secure(path, known.length === 0 ? 'most programs write here' : `the image writes here: ${purpose}`),
  );
}

function containerNames(place: ValuePlace): readonly ValueProposal[] {
  return containersOf(podSpecAround(place)).flatMap((container) =>
    named(container.at('name'), container.at('image').string ?? 'container'),
  );
}

const DOWNWARD: readonly ValueProposal[] = [
  usual('metadata.name', 'name of the pod'),
  usual('metadata.namespace', 'namespace of the pod'),
  usual('metadata.uid', 'unique id of the pod'),
  usual('spec.nodeName', 'name of the node'),
  usual('spec.serviceAccountName', 'ServiceAccount of the pod'),
  usual('status.podIP', 'address of the pod'),
  usual('status.podIPs', 'all addresses of the pod'),
  usual('status.hostIP', 'address of the node'),
  usual('status.hostIPs', 'all addresses of the node'),
];

/** What a variable or a file can tell of the pod: kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields. */
function fieldPaths(place: ValuePlace): readonly ValueProposal[] {
  const metadata = podTemplateAround(place)?.at('metadata');
  const entries = ['labels', 'annotations'].flatMap((list) =>
    (metadata?.at(list).entries ?? []).map(({ key }) =>
      usual(`metadata.${list}['${key}']`, list === 'labels' ? 'label of the pod' : 'annotation of the pod'),
    ),
  );
  const isVolume = place.path.includes('downwardAPI');
  const own = isVolume
    ? [
        ...DOWNWARD.filter(({ value }) => String(value).startsWith('metadata.')),
        usual('metadata.labels', 'all labels'),
        usual('metadata.annotations', 'all annotations'),
      ]
    : DOWNWARD;
  return [...own, ...entries];
}

const RESOURCES = [
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
];

function claimNames(place: ValuePlace): readonly ValueProposal[] {
  const view = viewFrom(place);
  return claims(view).map((claim) => secure(claim.name, whereabouts(claim, view.file)));
}

/** What a pod says of its own parts, and of itself to its containers. */
export const podPartValues: ValueTable = {
  'volumeMounts.name': volumeNames,
  'volumeDevices.name': volumeNames,
  'volumeMounts.mountPath': mountPaths,
  'persistentVolumeClaim.claimName': claimNames,
  'resourceFieldRef.containerName': containerNames,
  'ephemeralContainers.targetContainerName': containerNames,
  'containerResource.container': containerNames,
  'fieldRef.fieldPath': fieldPaths,
  'resourceFieldRef.resource': RESOURCES.map((name) => usual(name, 'of the container')),
};
