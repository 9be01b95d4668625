import type { Pod } from '../../../kube/pod.ts';

/**
 * Volumes that belong to root when they are fresh, and keep their files: to these `fsGroup` matters. An `emptyDir` is writable
 * for everybody (kubernetes pkg/volume/emptydir/empty_dir.go), and inline CSI volumes are as their driver makes them.
 */
const PERSISTENT = ['persistentVolumeClaim', 'ephemeral'];

/** Whether a pod certainly has volumes of which the kubelet gives the files to `fsGroup`. */
export function hasPersistentVolumes(pod: Pod): boolean {
  const claims = pod.resource.root.at('spec', 'volumeClaimTemplates').items;
  if (pod.resource.kind === 'StatefulSet' && claims.length > 0) return true;
  const volumes = pod.at('volumes').items;
  return volumes.some((volume) => PERSISTENT.some((type) => volume.at(type).state === 'known'));
}
