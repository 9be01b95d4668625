import { podOf } from '../kube/pod.ts';
import { podTemplatePath } from '../kube/podKinds.ts';
import type { Resource } from '../kube/resource.ts';
import type { KubernetesVersion } from '../kube/version.ts';

/** What decides, besides the types, what is wrong in an object. */
export interface Circumstances {
  readonly resource: Resource;
  readonly version: KubernetesVersion;
  /** Whether the object is certainly no patch; undefined where its parts must tell. */
  readonly whole: boolean | undefined;
  /** Whether the API server itself validates the object: what other projects say with the same types may mean more. */
  readonly own: boolean;
}

/** The circumstances of an object in a cluster of a version. */
export function circumstancesOf(resource: Resource, version: KubernetesVersion): Circumstances {
  const { group } = resource;
  return {
    resource,
    version,
    whole: isWhole(resource),
    own: !group.includes('.') || group.endsWith('.k8s.io'),
  };
}

function isWhole(resource: Resource): boolean | undefined {
  if (resource.patch) return false;
  if (!podTemplatePath(resource)) return undefined;
  const pod = podOf(resource);
  return pod !== undefined && !pod.partial;
}
