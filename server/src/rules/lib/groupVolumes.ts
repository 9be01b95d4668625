import type { Pod } from '../../kube/pod.ts';

/** Volumes whose content outlives a container start, so that its owner matters again and again. */
const PERSISTENT = ['persistentVolumeClaim', 'ephemeral', 'csi'];

/**
 * Whether a pod certainly has volumes that a program writes and to which `fsGroup` applies; without one it means nothing:
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/.
 */
export function hasGroupVolumes(pod: Pod): boolean {
  return hasVolumes(pod, [...PERSISTENT, 'emptyDir']);
}

/** Whether a pod certainly has volumes on which the kubelet changes the group of old files. */
export function hasPersistentVolumes(pod: Pod): boolean {
  return hasVolumes(pod, PERSISTENT);
}

function hasVolumes(pod: Pod, types: readonly string[]): boolean {
  const claims = pod.resource.root.at('spec', 'volumeClaimTemplates').items;
  if (pod.resource.kind === 'StatefulSet' && claims.length > 0) return true;
  return pod.at('volumes').items.some((volume) => types.some((type) => volume.at(type).state === 'known'));
}
