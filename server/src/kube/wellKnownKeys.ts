/** Annotations of pods, one for each container, whose name follows: they stood for the field before Kubernetes 1.30. */
export const APPARMOR_ANNOTATION_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

/**
 * What labels and annotations mean that everybody understands: https://kubernetes.io/docs/reference/labels-annotations-taints/,
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/, and the pages of the projects that read them.
 */
const MEANINGS: Readonly<Record<string, string>> = {
  'app.kubernetes.io/name': 'name of the application',
  'app.kubernetes.io/instance': 'which installation of it',
  'app.kubernetes.io/version': 'version of it',
  'app.kubernetes.io/component': 'its part in the whole',
  'app.kubernetes.io/part-of': 'the whole',
  'app.kubernetes.io/managed-by': 'the tool that applies it',
  'kubernetes.io/metadata.name': 'name of the namespace; nobody can choose it',
  'kubernetes.io/os': 'operating system',
  'kubernetes.io/arch': 'processor',
  'kubernetes.io/hostname': 'one node',
  'topology.kubernetes.io/zone': 'zone',
  'topology.kubernetes.io/region': 'region',
  'node.kubernetes.io/instance-type': 'machine type',
  'node-role.kubernetes.io/control-plane': 'nodes of the control plane',
  'kubernetes.io/description': 'what the object is for',
  'cluster-autoscaler.kubernetes.io/safe-to-evict': 'whether a node may be emptied of it',
  'kubectl.kubernetes.io/default-container': 'container of kubectl logs and exec',
  'kubernetes.io/ingress.class': 'write spec.ingressClassName instead',
  'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal: no public address (Amazon)',
  'service.beta.kubernetes.io/azure-load-balancer-internal': '"true": no public address (Azure)',
  'networking.gke.io/load-balancer-type': 'Internal: no public address (Google)',
  'nginx.ingress.kubernetes.io/ssl-redirect': '"true": HTTP goes to HTTPS',
  'nginx.ingress.kubernetes.io/force-ssl-redirect': '"true": HTTP goes to HTTPS, also behind a proxy',
  'cert-manager.io/cluster-issuer': 'who issues the certificate',
};

/** A few words on a label or annotation that everybody understands; undefined for others. */
export function meaningOfKey(key: string): string | undefined {
  return Object.hasOwn(MEANINGS, key) ? MEANINGS[key] : undefined;
}
