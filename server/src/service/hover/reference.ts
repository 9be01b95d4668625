const SITE = 'https://kubernetes.io/docs/reference/kubernetes-api';

/** The kinds of each chapter of https://kubernetes.io/docs/reference/kubernetes-api/ with the version that has a page. */
const CHAPTERS: Readonly<Record<string, string>> = {
  'workload-resources':
    'v1/Pod v1/PodTemplate v1/ReplicationController apps/v1/ReplicaSet apps/v1/Deployment apps/v1/StatefulSet apps/v1/ControllerRevision apps/v1/DaemonSet batch/v1/Job batch/v1/CronJob autoscaling/v1/HorizontalPodAutoscaler autoscaling/v2/HorizontalPodAutoscaler scheduling.k8s.io/v1/PriorityClass',
  'service-resources':
    'v1/Service v1/Endpoints discovery.k8s.io/v1/EndpointSlice networking.k8s.io/v1/Ingress networking.k8s.io/v1/IngressClass',
  'config-and-storage-resources':
    'v1/ConfigMap v1/Secret v1/PersistentVolumeClaim v1/PersistentVolume storage.k8s.io/v1/CSIDriver storage.k8s.io/v1/CSINode storage.k8s.io/v1/CSIStorageCapacity storage.k8s.io/v1/StorageClass storage.k8s.io/v1/VolumeAttachment',
  'authentication-resources': 'v1/ServiceAccount certificates.k8s.io/v1/CertificateSigningRequest',
  'authorization-resources':
    'rbac.authorization.k8s.io/v1/ClusterRole rbac.authorization.k8s.io/v1/ClusterRoleBinding rbac.authorization.k8s.io/v1/Role rbac.authorization.k8s.io/v1/RoleBinding',
  'policy-resources':
    'v1/LimitRange v1/ResourceQuota networking.k8s.io/v1/NetworkPolicy policy/v1/PodDisruptionBudget flowcontrol.apiserver.k8s.io/v1/FlowSchema flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding',
  'extend-resources':
    'apiextensions.k8s.io/v1/CustomResourceDefinition admissionregistration.k8s.io/v1/MutatingWebhookConfiguration admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration',
  'cluster-resources':
    'v1/Node v1/Namespace apiregistration.k8s.io/v1/APIService coordination.k8s.io/v1/Lease node.k8s.io/v1/RuntimeClass',
};

const PAGES: ReadonlyMap<string, string> = new Map(
  Object.entries(CHAPTERS).flatMap(([chapter, kinds]) =>
    kinds.split(' ').map((name): [string, string] => {
      const [version = '', kind = ''] = name.split('/').slice(-2);
      return [name.replace(/\/(?=[^/]+$)/, ' '), `${SITE}/${chapter}/${dashed(kind)}-${version}/`];
    }),
  ),
);

/** Types that stand in many kinds, and where they are explained. */
const SHARED: Readonly<Record<string, string>> = {
  V1ObjectMeta: `${SITE}/common-definitions/object-meta/#ObjectMeta`,
  V1LabelSelector: `${SITE}/common-definitions/label-selector/#LabelSelector`,
};

const POD = `${SITE}/workload-resources/pod-v1/`;

/** `HorizontalPodAutoscaler` to `horizontal-pod-autoscaler`, `CSIDriver` to `csi-driver`. */
function dashed(kind: string): string {
  return kind.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
}

/**
 * The page of the Kubernetes reference about a field, as near as its types lead; undefined for kinds that have none there.
 *
 * @param types names of the types from the object down to the one that has the field, and then the field's own
 */
export function referenceFor(apiVersion: string, kind: string, types: readonly string[]): string | undefined {
  for (const type of types.toReversed()) {
    if (Object.hasOwn(SHARED, type)) return SHARED[type];
    if (type === 'V1Container' || type === 'V1EphemeralContainer' || type === 'V1PodSpec')
      return `${POD}#${type.slice(2)}`;
  }
  const page = PAGES.get(`${apiVersion} ${kind}`);
  const spec = types.find((type) => type.endsWith(`${kind}Spec`));
  return page && (spec ? `${page}#${kind}Spec` : page);
}
