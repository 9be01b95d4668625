import { derive } from '../../base/derive.ts';
import { groupBy } from '../../base/groupBy.ts';
import { touches } from '../../base/span.ts';
import { type Container, type Pod, podOf } from '../../kube/pod.ts';
import { resourcesOf } from '../../kube/resource.ts';
import { APPARMOR_ANNOTATION_PREFIX } from '../../kube/wellKnownKeys.ts';
import type { Field } from '../../syntax/field.ts';
import type { Section } from '../../syntax/sections.ts';
import { type NamePlace, placeOfText } from './place.ts';

/** What has a name within one object alone. */
export type LocalKind = 'volume' | 'container' | 'port';

/** A name that means something within one object, with all places of it there. */
export interface LocalName {
  readonly kind: LocalKind;
  readonly name: string;
  /** Where it gets its name; none where only uses are in view. */
  readonly definitions: readonly NamePlace[];
  readonly uses: readonly NamePlace[];
  /** The pod around. */
  readonly pod: Pod;
}

/** The volumes, containers and ports of the pods in a section, by name. */
export const localNamesIn = derive((section: Section): readonly LocalName[] =>
  resourcesOf(section).flatMap((resource) => {
    const pod = podOf(resource);
    if (!pod) return [];
    return [
      ...grouped('volume', pod, volumePlaces(pod)),
      ...grouped('container', pod, containerPlaces(pod, section)),
      ...pod.containers.flatMap((container) => grouped('port', pod, portPlaces(container))),
    ];
  }),
);

/** The local name at an offset of a section. */
export function localNameAt(section: Section, offset: number): LocalName | undefined {
  return localNamesIn(section).find(({ definitions, uses }) =>
    [...definitions, ...uses].some(({ span }) => touches(span, offset)),
  );
}

interface Mention {
  readonly name: string;
  readonly defines: boolean;
  readonly place: NamePlace;
}

const mention =
  (defines: boolean) =>
  (field: Field): readonly Mention[] =>
    placeOfText(field).map((place) => ({ name: field.string ?? '', defines, place }));

const defined = mention(true);
const used = mention(false);

function grouped(kind: LocalKind, pod: Pod, mentions: readonly Mention[]): readonly LocalName[] {
  const groups = groupBy(mentions, ({ name }) => name);
  return [...groups].map(([name, group]) => ({
    kind,
    name,
    definitions: group.filter(({ defines }) => defines).map(({ place }) => place),
    uses: group.filter(({ defines }) => !defines).map(({ place }) => place),
    pod,
  }));
}

function volumePlaces({ spec, containers, resource }: Pod): readonly Mention[] {
  const claims = resource.root.at('spec', 'volumeClaimTemplates').items;
  return [
    ...spec.at('volumes').items.flatMap((volume) => defined(volume.at('name'))),
    ...claims.flatMap((claim) => defined(claim.at('metadata', 'name'))),
    ...containers.flatMap(({ root }) =>
      ['volumeMounts', 'volumeDevices'].flatMap((list) =>
        root.at(list).items.flatMap((item) => used(item.at('name'))),
      ),
    ),
  ];
}

/** Annotations of kubectl whose value is the name of a container. */
const NAMING_ANNOTATIONS = [
  'kubectl.kubernetes.io/default-container',
  'kubectl.kubernetes.io/default-logs-container',
];

function containerPlaces({ spec, containers, metadata }: Pod, section: Section): readonly Mention[] {
  const volumes = spec.at('volumes').items;
  const files = volumes.flatMap((volume) => [
    ...volume.at('downwardAPI', 'items').items,
    ...volume.at('projected', 'sources').items.flatMap((source) => source.at('downwardAPI', 'items').items),
  ]);
  const annotations = metadata.at('annotations');
  return [
    ...containers.flatMap(({ root }) => [
      ...defined(root.at('name')),
      ...used(root.at('targetContainerName')),
      ...root
        .at('env')
        .items.flatMap((item) => used(item.at('valueFrom', 'resourceFieldRef', 'containerName'))),
    ]),
    ...files.flatMap((file) => used(file.at('resourceFieldRef', 'containerName'))),
    ...NAMING_ANNOTATIONS.flatMap((key) => used(annotations.at(key))),
    ...annotations.entries.flatMap(({ key, keySpan }) => appArmorMention(key, keySpan, section)),
  ];
}

function appArmorMention(key: string, keySpan: NamePlace['span'], { text }: Section): readonly Mention[] {
  if (!key.startsWith(APPARMOR_ANNOTATION_PREFIX)) return [];
  const name = key.slice(APPARMOR_ANNOTATION_PREFIX.length);
  const start = text.indexOf(key, keySpan.start) + APPARMOR_ANNOTATION_PREFIX.length;
  if (start < keySpan.start || start + name.length > keySpan.end) return [];
  const span = { start, end: start + name.length };
  return [{ name, defines: false, place: { span, style: 'plain', shared: false } }];
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];

function portPlaces({ root }: Container): readonly Mention[] {
  const handlers = [
    ...PROBES.map((probe) => root.at(probe)),
    ...HOOKS.map((hook) => root.at('lifecycle', hook)),
  ];
  return [
    ...root.at('ports').items.flatMap((port) => defined(port.at('name'))),
    ...handlers.flatMap((handler) =>
      ['httpGet', 'tcpSocket'].flatMap((how) => used(handler.at(how, 'port'))),
    ),
  ];
}
