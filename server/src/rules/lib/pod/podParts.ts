import { CONTAINER_LISTS, type Pod } from '../../../kube/pod.ts';

/** Whether every container of the pod is in view. */
export function containersInView(pod: Pod): boolean {
  return CONTAINER_LISTS.every((list) => pod.at(list).isCompleteList);
}

/**
 * A name for objects that belong to the pod's workload: its own, without the dash that ends a `generateName`; undefined where
 * it is not known.
 */
export function workloadName(pod: Pod): string | undefined {
  return pod.resource.name?.replace(/-+$/, '') || undefined;
}
