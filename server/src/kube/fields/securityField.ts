/** What a hover says about one security-relevant field of a manifest. */
export interface SecurityField {
  /**
   * Dotted path below the pod spec (`securityContext.runAsNonRoot`), a container (`securityContext.privileged`), a volume
   * (`hostPath.path`), the metadata of the pod template, or the root of a ServiceAccount. Places in a list are left out
   * (`env.value`); `*` stands for the container's name at the end of an annotation.
   */
  readonly path: string;
  readonly level: 'pod' | 'container' | 'volume' | 'metadata' | 'serviceAccount';
  /** The type in words: "boolean", "integer (UID)". */
  readonly type: string;
  /** What happens when the field is absent. */
  readonly default: string;
  /** One or two sentences: what it does, and what it protects from. */
  readonly summary: string;
  /** Who wins between pod and container, for fields that exist at both levels. */
  readonly precedence?: string;
  /** Kubernetes version where it became usable by default. */
  readonly since?: string;
  /** Enumerated values and their meaning. */
  readonly values?: Readonly<Record<string, string>>;
  /** Ids of the rules that judge this field. */
  readonly rules: readonly string[];
  /** Page of the Kubernetes documentation: the source of what is said here, beside the API types in k8s.io/api `core/v1/types.go`. */
  readonly docs: string;
}

const site = 'https://kubernetes.io/docs';

/** The pages of the Kubernetes documentation that the fields refer to. */
export const docs = {
  apparmor: `${site}/tutorials/security/apparmor/`,
  emptyDir: `${site}/concepts/storage/volumes/#emptydir`,
  hostAliases: `${site}/tasks/network/customize-hosts-file-for-pods/`,
  hostPath: `${site}/concepts/storage/volumes/#hostpath`,
  hostProcess: `${site}/tasks/configure-pod-container/create-hostprocess-pod/`,
  images: `${site}/concepts/containers/images/`,
  podReference: `${site}/reference/kubernetes-api/workload-resources/pod-v1/`,
  podSecurityStandards: `${site}/concepts/security/pod-security-standards/`,
  probes: `${site}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/`,
  resources: `${site}/concepts/configuration/manage-resources-containers/`,
  runtimeClass: `${site}/concepts/containers/runtime-class/`,
  seccomp: `${site}/tutorials/security/seccomp/`,
  secretsInEnv: `${site}/tasks/inject-data-application/distribute-credentials-secure/`,
  securityContext: `${site}/tasks/configure-pod-container/security-context/`,
  serviceAccount: `${site}/tasks/configure-pod-container/configure-service-account/`,
  serviceLinks: `${site}/tutorials/services/connect-applications-service/`,
  shareProcessNamespace: `${site}/tasks/configure-pod-container/share-process-namespace/`,
  sysctls: `${site}/tasks/administer-cluster/sysctl-cluster/`,
  userNamespaces: `${site}/concepts/workloads/pods/user-namespaces/`,
  volumes: `${site}/concepts/storage/volumes/`,
} as const;

const replaced =
  'A value in the container replaces the one of the pod; a container without one takes over the one of the pod.';

/**
 * The same field at pod and at container level, where the container's value replaces the pod's as a whole
 * (`DetermineEffectiveSecurityContext` in kubernetes/kubernetes `pkg/securitycontext/util.go`).
 */
export function atBothLevels(field: Omit<SecurityField, 'level'>): readonly SecurityField[] {
  const shared = { precedence: replaced, ...field };
  return [
    { ...shared, level: 'pod' },
    { ...shared, level: 'container' },
  ];
}
