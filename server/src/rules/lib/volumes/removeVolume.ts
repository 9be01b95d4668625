import type { Pod } from '../../../kube/pod.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import { containersInView } from '../pod/podParts.ts';

/**
 * Removes an item of a pod's `volumes` with every mount of it. Undefined where its name or a container's mounts are not
 * wholly in view: a mount that is left over makes the pod invalid.
 */
export function removeVolume(pod: Pod, volume: Field): readonly EditOperation[] | undefined {
  const name = volume.at('name').string;
  const mountLists = pod.containers.map((container) => container.at('volumeMounts'));
  const inView =
    containersInView(pod) &&
    mountLists.every(
      (list) => list.isCompleteList && list.items.every((mount) => mount.at('name').string !== undefined),
    );
  if (name === undefined || !inView) return undefined;
  const mounts = mountLists.flatMap((list) => list.items.filter((mount) => mount.at('name').is(name)));
  // Last ones first, so that the paths of the others stay as they are.
  const paths = [...mounts.map(({ path }) => path).reverse(), volume.path];
  return paths.map((path) => ({ kind: 'remove', path }));
}
