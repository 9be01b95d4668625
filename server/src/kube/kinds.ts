import type { Resource } from './resource.ts';

const RBAC = ['rbac.authorization.k8s.io', 'authorization.openshift.io'];
const GATEWAY = ['gateway.networking.k8s.io'];
const CALICO = ['projectcalico.org', 'crd.projectcalico.org'];
const WORKLOADS = ['apps', 'extensions'];

/**
 * Kinds that rules look at, with the API groups in which the name means that kind: `Service` is also a kind of Knative, and
 * `Policy` one of several. Groups from k8s.io/api and the projects' own API packages.
 */
const KIND_GROUPS = {
  Pod: [''],
  PodTemplate: [''],
  ReplicationController: [''],
  Deployment: WORKLOADS,
  DaemonSet: WORKLOADS,
  StatefulSet: WORKLOADS,
  ReplicaSet: WORKLOADS,
  Job: ['batch'],
  CronJob: ['batch'],
  DeploymentConfig: ['apps.openshift.io', ''],
  SandboxTemplate: ['extensions.agents.x-k8s.io', 'agents.x-k8s.io'],
  Service: [''],
  Endpoints: [''],
  EndpointSlice: ['discovery.k8s.io'],
  ConfigMap: [''],
  Secret: [''],
  ServiceAccount: [''],
  Namespace: [''],
  Node: [''],
  LimitRange: [''],
  ResourceQuota: [''],
  PersistentVolume: [''],
  PersistentVolumeClaim: [''],
  StorageClass: ['storage.k8s.io'],
  CSIStorageCapacity: ['storage.k8s.io'],
  Lease: ['coordination.k8s.io'],
  PriorityClass: ['scheduling.k8s.io'],
  RuntimeClass: ['node.k8s.io'],
  Role: RBAC,
  ClusterRole: RBAC,
  RoleBinding: RBAC,
  ClusterRoleBinding: RBAC,
  NetworkPolicy: ['networking.k8s.io', 'extensions'],
  CiliumNetworkPolicy: ['cilium.io'],
  CiliumClusterwideNetworkPolicy: ['cilium.io'],
  CalicoNetworkPolicy: CALICO,
  GlobalNetworkPolicy: CALICO,
  AntreaNetworkPolicy: ['crd.antrea.io'],
  AntreaClusterNetworkPolicy: ['crd.antrea.io'],
  AdminNetworkPolicy: ['policy.networking.k8s.io'],
  BaselineAdminNetworkPolicy: ['policy.networking.k8s.io'],
  ClusterNetworkPolicy: ['policy.networking.k8s.io'],
  AuthorizationPolicy: ['security.istio.io'],
  VirtualService: ['networking.istio.io'],
  Ingress: ['networking.k8s.io', 'extensions'],
  IngressClass: ['networking.k8s.io'],
  Gateway: GATEWAY,
  HTTPRoute: GATEWAY,
  GRPCRoute: GATEWAY,
  TCPRoute: GATEWAY,
  TLSRoute: GATEWAY,
  UDPRoute: GATEWAY,
  Route: ['route.openshift.io', ''],
  ServiceMonitor: ['monitoring.coreos.com'],
  HorizontalPodAutoscaler: ['autoscaling'],
  VerticalPodAutoscaler: ['autoscaling.k8s.io'],
  ScaledObject: ['keda.sh'],
  PodDisruptionBudget: ['policy'],
  PodSecurityPolicy: ['policy', 'extensions'],
  SecurityContextConstraints: ['security.openshift.io', ''],
  ValidatingWebhookConfiguration: ['admissionregistration.k8s.io'],
  MutatingWebhookConfiguration: ['admissionregistration.k8s.io'],
  ValidatingAdmissionPolicy: ['admissionregistration.k8s.io'],
  CustomResourceDefinition: ['apiextensions.k8s.io'],
  APIService: ['apiregistration.k8s.io'],
  PolicyException: ['kyverno.io', 'policies.kyverno.io'],
  ClusterPolicy: ['kyverno.io'],
  Constraint: ['constraints.gatekeeper.sh'],
  K8sAllowedRepos: ['constraints.gatekeeper.sh'],
  AuditPolicy: ['audit.k8s.io'],
  AdmissionConfiguration: ['apiserver.config.k8s.io'],
  EncryptionConfiguration: ['apiserver.config.k8s.io'],
  PodSecurityConfiguration: ['pod-security.admission.config.k8s.io'],
  KubeletConfiguration: ['kubelet.config.k8s.io'],
  KubeProxyConfiguration: ['kubeproxy.config.k8s.io'],
  ClusterConfiguration: ['kubeadm.k8s.io'],
  InitConfiguration: ['kubeadm.k8s.io'],
  JoinConfiguration: ['kubeadm.k8s.io'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A kind that rules may name. */
export type KindName = keyof typeof KIND_GROUPS;

/** What is written in `kind` where several projects use the word. */
const WRITTEN_AS: Readonly<Partial<Record<KindName, string>>> = {
  AuditPolicy: 'Policy',
  CalicoNetworkPolicy: 'NetworkPolicy',
  AntreaNetworkPolicy: 'NetworkPolicy',
  AntreaClusterNetworkPolicy: 'ClusterNetworkPolicy',
};

const byWrittenKind: ReadonlyMap<string, readonly KindName[]> = groupByWrittenKind();

function groupByWrittenKind(): Map<string, KindName[]> {
  const grouped = new Map<string, KindName[]>();
  for (const name of Object.keys(KIND_GROUPS) as KindName[]) {
    const written = WRITTEN_AS[name] ?? name;
    grouped.set(written, [...(grouped.get(written) ?? []), name]);
  }
  return grouped;
}

/** Groups that the API server itself serves, whose names have a dot: k8s.io/api and its neighbours. Other groups in `k8s.io` are of CRDs. */
const SERVED_GROUPS: ReadonlySet<string> = new Set(
  [
    ...['admissionregistration', 'apiextensions', 'apiregistration', 'authentication', 'authorization'],
    ...['certificates', 'coordination', 'discovery', 'events', 'flowcontrol.apiserver', 'internal.apiserver'],
    ...['networking', 'node', 'rbac.authorization', 'resource', 'scheduling', 'storage', 'storagemigration'],
  ].map((name) => `${name}.k8s.io`),
);

/** Whether an API group is one of Kubernetes itself, not of a project that extends it. */
export function isServedGroup(group: string): boolean {
  return !group.includes('.') || SERVED_GROUPS.has(group);
}

/** The known kind that a resource is, or undefined. */
export function kindOf(resource: Resource): KindName | undefined {
  return byWrittenKind
    .get(resource.kind)
    ?.find((name) => (KIND_GROUPS[name] as readonly string[]).includes(resource.group));
}

/** Whether a resource is of this kind. */
export function isKind(resource: Resource, ...names: readonly KindName[]): boolean {
  const kind = kindOf(resource);
  return kind !== undefined && names.includes(kind);
}
