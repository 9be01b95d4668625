import type { Container, ContainerKind, Pod } from '../../../kube/pod.ts';
import { podTemplatePath } from '../../../kube/podKinds.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';
import { type Outline, outline, settings } from '../outline.ts';

const WORDS: Readonly<Record<ContainerKind, string>> = {
  container: 'container',
  init: 'init container',
  sidecar: 'sidecar',
  ephemeral: 'ephemeral container',
};

/** The parts of an object that carries a pod, those of the pod as if they were its own: nobody looks for `spec` and `template`. */
export function workloadParts({ resource, spec, containers }: Pod): Outline[] {
  const template = podTemplatePath(resource) ?? [];
  return [
    ...controllerSettings(resource, template),
    ...outline(spec.at('securityContext'), {
      name: 'pod securityContext',
      shape: 'mapping',
      children: settings(spec.at('securityContext'), 0),
    }),
    ...settings(spec, 0, [
      'securityContext',
      'volumes',
      'initContainers',
      'containers',
      'ephemeralContainers',
    ]),
    ...containers.flatMap(containerParts),
    ...spec.at('volumes').items.flatMap(volume),
  ];
}

/** What stands around the pod template: `selector`, `strategy`, `volumeClaimTemplates`. */
function controllerSettings({ root }: Resource, template: readonly (string | number)[]): Outline[] {
  return template.flatMap((step, depth) => {
    const around = root.at(...template.slice(0, depth));
    return depth === 0 ? [] : settings(around, depth === 1 ? 1 : 0, [String(step)]);
  });
}

function containerParts({ kind, name, root }: Container): Outline[] {
  return outline(root, {
    name: `${WORDS[kind]} ${name}`,
    detail: root.at('image').string,
    shape: 'container',
    children: [
      ...settings(root, 1, ['ports', 'env', 'volumeMounts']),
      ...flat(root, 'env'),
      ...flat(root, 'volumeMounts'),
      ...root.at('ports').items.flatMap(port),
    ],
  });
}

/** A list whose items would only make the outline long. */
function flat(container: Field, key: string): Outline[] {
  const list = container.at(key);
  return list.items.length === 0 ? [] : outline(list, { name: key, shape: 'list' });
}

function port(field: Field): Outline[] {
  const number = field.at('containerPort').stringOrNumber;
  const name = field.at('name').string;
  const protocol = field.at('protocol').string ?? 'TCP';
  if (number === undefined) return [];
  return outline(field, {
    name: `port ${name ?? number}`,
    detail: name === undefined ? protocol : `${number}/${protocol}`,
    shape: 'port',
  });
}

/** Where sources of volumes say what they mount. */
const SOURCES: Readonly<Record<string, string>> = {
  hostPath: 'path',
  configMap: 'name',
  secret: 'secretName',
  persistentVolumeClaim: 'claimName',
  nfs: 'path',
  csi: 'driver',
};

function volume(field: Field): Outline[] {
  const source = field.entries.find(({ key }) => key !== 'name')?.key;
  const key = source === undefined ? undefined : SOURCES[source];
  const what = source === undefined || key === undefined ? undefined : field.at(source, key).string;
  return outline(field, {
    name: `volume ${field.at('name').string ?? ''}`.trimEnd(),
    detail: what === undefined ? source : `${source} ${what}`,
    shape: 'volume',
  });
}
