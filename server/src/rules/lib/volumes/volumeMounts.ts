import type { Container, Pod } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';

/** A mount of a volume in a container. */
export interface VolumeMount {
  readonly container: Container;
  /** The item of `volumeMounts`. */
  readonly at: Field;
}

/** The mounts in view of a volume. */
export function mountsOfVolume(pod: Pod, name: string): readonly VolumeMount[] {
  return pod.containers.flatMap((container) =>
    container
      .at('volumeMounts')
      .items.filter((mount) => mount.at('name').is(name))
      .map((at) => ({ container, at })),
  );
}

/** Those through which the volume may certainly be written. */
export function writableMounts(pod: Pod, volume: Field): readonly VolumeMount[] {
  const name = volume.at('name').string;
  if (name === undefined || pod.partial) return [];
  return mountsOfVolume(pod, name).filter(({ at }) => at.at('readOnly').isNot(true));
}

/** The volumes of a pod that have a field, such as `['secret', 'secretName']`, with a known text and are mounted. */
export function mountedVolumes(
  pod: Pod,
  ...steps: readonly string[]
): readonly { readonly volume: string; readonly at: Field; readonly text: string }[] {
  return pod.at('volumes').items.flatMap((item) => {
    const at = item.at(...steps);
    const text = at.string;
    const volume = item.at('name').string;
    if (text === undefined || volume === undefined) return [];
    return mountsOfVolume(pod, volume).length > 0 ? [{ volume, at, text }] : [];
  });
}
