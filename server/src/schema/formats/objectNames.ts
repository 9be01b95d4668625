import type { Resource } from '../../kube/resource.ts';
import type { Format } from './format.ts';
import { label, pathSegment, serviceName, subdomain } from './names.ts';

/** A format, and since which minor it counts where another one did before. */
type NameFormat = Format | { readonly before: Format; readonly since: number; readonly now: Format };

/*
 * Kinds by the form of their names: the functions `Validate…Name` in k8s.io/kubernetes pkg/apis/…/validation/validation.go. Kinds that are not
 * here are not judged.
 */
const SUBDOMAINS =
  'ConfigMap ControllerRevision CronJob CSIDriver DaemonSet Deployment Endpoints EndpointSlice HorizontalPodAutoscaler Ingress IngressClass ' +
  'Job LimitRange NetworkPolicy Node PersistentVolume PersistentVolumeClaim Pod PodDisruptionBudget PodTemplate PriorityClass ReplicaSet ' +
  'ReplicationController ResourceQuota RuntimeClass Secret ServiceAccount StorageClass ValidatingWebhookConfiguration ' +
  'MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding FlowSchema PriorityLevelConfiguration';

const BY_KIND: ReadonlyMap<string, NameFormat> = new Map<string, NameFormat>([
  ...SUBDOMAINS.split(' ').map((kind) => [kind, subdomain] as const),
  ...['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding', 'APIService'].map(
    (kind) => [kind, pathSegment] as const,
  ),
  ['Namespace', label],
  // The names of its pods are host names.
  ['StatefulSet', { before: subdomain, since: 34, now: label }],
  ['Service', serviceName],
]);

/** The form of the names of a kind; undefined for kinds that are not known here. */
export function nameFormat({ kind }: Pick<Resource, 'kind'>, version: number): Format | undefined {
  const format = BY_KIND.get(kind);
  if (typeof format !== 'object') return format;
  return version >= format.since ? format.now : format.before;
}

/** What is wrong with a prefix of names: k8s.io/apimachinery pkg/api/validation/generic.go, maskTrailingDash. */
export function judgePrefix(prefix: string, format: Format, version: number): string | undefined {
  return format(prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -1)}a` : prefix, version);
}
