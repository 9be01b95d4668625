import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import type { Circumstances } from '../circumstances.ts';
import { isLabel } from '../formats/names.ts';
import { isThere, onlyOne } from './check.ts';

/*
 * What of a pod's volumes its containers see. k8s.io/kubernetes pkg/apis/core/validation/validation.go: ValidateVolumeMounts,
 * ValidateVolumeDevices, validateMountPropagation, validateMountRecursiveReadOnly.
 */

/** The mounts and devices of one container. */
export function* checkMounts(at: Field) {
  const privileged = at.at('securityContext', 'privileged');
  for (const mount of at.at('volumeMounts').items) {
    yield* onlyOne(mount, ['subPath', 'subPathExpr'], 'The mount');
    const propagation = mount.at('mountPropagation');
    if (propagation.is('Bidirectional') && privileged.isNot(true))
      yield { at: propagation, statement: 'Bidirectional mounts are for privileged containers only' };
    yield* checkRecursive(mount);
  }
  yield* checkDevices(at);
}

function* checkRecursive(mount: Field) {
  const recursive = mount.at('recursiveReadOnly');
  if (!recursive.is('Enabled') && !recursive.is('IfPossible')) return;
  const propagation = mount.at('mountPropagation');
  if (mount.at('readOnly').isNot(true))
    yield { at: recursive, statement: 'recursiveReadOnly needs "readOnly: true"' };
  else if (propagation.is('HostToContainer') || propagation.is('Bidirectional'))
    yield {
      at: recursive,
      statement: `recursiveReadOnly does not go with "mountPropagation: ${propagation.string}"`,
    };
}

/** A volume is mounted, or given as a device; two devices have two paths. */
function* checkDevices(at: Field) {
  const mounted = new Set(at.at('volumeMounts').items.map((mount) => mount.at('name').string));
  const names = new Set<string>();
  for (const device of at.at('volumeDevices').items) {
    const name = device.at('name');
    const text = name.string;
    if (!text) continue;
    if (mounted.has(text))
      yield { at: name, statement: `Volume "${text}" is in volumeMounts and in volumeDevices` };
    else if (names.has(text))
      yield { at: name, statement: `Two items of volumeDevices have the name "${text}"` };
    names.add(text);
  }
}

/** Each mount and device names a volume of the pod. Only where the object is certainly whole, and the names of all volumes are known. */
export function* checkVolumeNames(
  at: Field,
  containers: readonly Field[],
  { whole, resource }: Circumstances,
) {
  if (!whole || !isFinished(resource)) return;
  const claims =
    resource.kind === 'StatefulSet' ? resource.root.at('spec', 'volumeClaimTemplates') : undefined;
  const volumes = at.at('volumes');
  const names = [
    ...volumes.items.map((volume) => volume.at('name').string),
    ...(claims?.items ?? []).map((claim) => claim.at('metadata', 'name').string),
  ];
  const isComplete = volumes.isCompleteList && (claims?.isCompleteList ?? true);
  if (!isComplete || !names.every((name) => name !== undefined && isLabel(name))) return;
  const known = new Set(names);
  for (const mount of containers.flatMap((container) => [
    ...container.at('volumeMounts').items,
    ...container.at('volumeDevices').items,
  ])) {
    const name = mount.at('name');
    const text = name.string;
    if (text !== undefined && text !== '' && !known.has(text) && !/[$<>%{]/.test(text))
      yield {
        at: name,
        lacks: true,
        needs: ['volumes', 'volumeClaimTemplates'],
        statement: `The pod has no volume "${text}"`,
      };
  }
}

/** What a patch seldom says: by which labels a workload knows its pods, or when it runs. */
function isFinished({ kind, root }: Resource): boolean {
  const spec = root.at('spec');
  if (kind === 'CronJob') return isThere(spec.at('schedule'));
  return ['Pod', 'Job', 'PodTemplate'].includes(kind) || isThere(spec.at('selector'));
}

/** Volumes that a container sees as a device are claims; no other kind has blocks. */
export function* checkBlockVolumes(at: Field, containers: readonly Field[]) {
  for (const name of containers.flatMap((container) =>
    container.at('volumeDevices').items.map((device) => device.at('name')),
  )) {
    const volume = at.at('volumes').items.find((item) => name.string && item.at('name').is(name.string));
    const source = volume?.entries.find(({ key }) => key !== 'name')?.key;
    if (
      volume?.isCompleteMap &&
      source !== undefined &&
      isThere(volume.at(source)) &&
      !['persistentVolumeClaim', 'ephemeral'].includes(source)
    )
      yield {
        at: name,
        statement: `Volume "${name.string}" is no claim: only a persistentVolumeClaim or ephemeral volume is given as a device`,
      };
  }
}
