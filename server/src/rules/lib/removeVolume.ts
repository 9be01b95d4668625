import type { Pod } from '../../kube/pod.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import { containersInView } from './podParts.ts';

/**
 * Removes a volume and every mount of it; undefined where a mount may be out of view, for the API server rejects a pod that
 * mounts a volume it does not have.
 */
export function removeVolume(pod: Pod, index: number): readonly EditOperation[] | undefined {
  const volume = pod.at('volumes', index);
  const name = volume.at('name').string;
  if (name === undefined || !containersInView(pod)) return undefined;
  const operations: EditOperation[] = [];
  for (const container of pod.containers) {
    const mounts = container.at('volumeMounts');
    if (!mounts.isCompleteList || mounts.items.some((mount) => mount.at('name').string === undefined))
      return undefined;
    // From the end, so that the indices of the mounts still to be removed stay true.
    for (const mount of [...mounts.items].reverse()) {
      if (mount.at('name').is(name)) operations.push({ kind: 'remove', path: mount.path });
    }
  }
  return [...operations, { kind: 'remove', path: volume.path }];
}
