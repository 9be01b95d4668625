import type { Resource } from '../../../kube/resource.ts';

/** Annotations that keep the load balancer of a cloud inside its network, with the value that does. */
const INTERNAL: readonly (readonly [key: string, value: RegExp])[] = [
  // https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer
  ['networking.gke.io/load-balancer-type', /^internal$/i],
  ['cloud.google.com/load-balancer-type', /^internal$/i],
  ['service.beta.kubernetes.io/aws-load-balancer-internal', /^(?!false$).+/i],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', /^internal$/i],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', /^true$/i],
  ['service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type', /^private$/i],
  ['service.beta.kubernetes.io/openstack-internal-load-balancer', /^true$/i],
  ['service.beta.kubernetes.io/oci-load-balancer-internal', /^true$/i],
];

/** Whether a Service is certainly reachable from outside of the cluster by anybody: no private load balancer, no allowed ranges. */
export function isExposed({ root, metadata }: Resource): boolean {
  const type = root.at('spec', 'type');
  if (type.is('NodePort')) return true;
  const annotations = metadata.at('annotations');
  if (!type.is('LoadBalancer') || !root.at('spec', 'loadBalancerSourceRanges').isAbsent) return false;
  if (annotations.isAbsent) return true;
  return (
    annotations.isCompleteMap &&
    !INTERNAL.some(([key, value]) => value.test(annotations.at(key).string ?? ''))
  );
}
