import type { ComponentName } from '../components/component.ts';
import type { Labels, Selector } from '../labels.ts';

/** What all facts have: an object that some document states. Plain data of equal content is one object (see `service/snapshot.ts`). */
interface ObjectFact<Type extends string> {
  readonly type: Type;
  readonly kind: string;
  /** The API group; the empty string for the core group. */
  readonly group: string;
  /** Absent where the manifest says none: it is given when it is applied, or by a kustomization. */
  readonly namespace?: string;
  readonly name: string;
  /** Absent where anything in them is unknown. */
  readonly labels?: Labels;
  /**
   * Whether everything that is stated here is the whole truth. False for templates and patches: what is missing may then be
   * there, so nothing may be said to be missing because of this object.
   */
  readonly complete: boolean;
}

/** A port that a container declares. */
export interface ContainerPortFact {
  readonly container: string;
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
}

/** Any object that carries a pod. */
export interface WorkloadFact extends ObjectFact<'workload'> {
  readonly podLabels?: Labels;
  /** `default` where none is named; absent where it is unknown. */
  readonly serviceAccount?: string;
  /** `automountServiceAccountToken` of the pod, where it is written and known. */
  readonly automount?: boolean;
  readonly hostNetwork: boolean;
  /** Whether it asks for something that the Pod Security level *baseline* forbids, such as a host path. */
  readonly beyondBaseline: boolean;
  readonly ports: readonly ContainerPortFact[];
  readonly images: readonly string[];
  /** The selector of the controller itself. */
  readonly selector?: Selector;
  readonly replicas?: number;
  /** `spec.serviceName` of a StatefulSet. */
  readonly serviceName?: string;
  /** Names that volumes, `env`, `envFrom` and `imagePullSecrets` refer to. */
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
  readonly claims: readonly string[];
}

/** A port of a Service. */
export interface ServicePortFact {
  readonly name?: string;
  readonly port: number;
  /** Number or name; absent where it is the same as `port`. */
  readonly targetPort?: number | string;
  readonly protocol: string;
}

/** A Service of the core group. */
export interface ServiceFact extends ObjectFact<'service'> {
  /** `ClusterIP` where none is written. */
  readonly serviceType: string;
  /** Absent where there is none: somebody else writes the endpoints. */
  readonly selector?: Labels;
  readonly headless: boolean;
  readonly ports: readonly ServicePortFact[];
  /** The names that external-dns is asked to publish for it. */
  readonly publishedHosts: readonly string[];
}

/** A ServiceAccount. */
export interface ServiceAccountFact extends ObjectFact<'serviceAccount'> {
  /** `automountServiceAccountToken` where it is written and known. */
  readonly automount?: boolean;
  readonly imagePullSecrets: readonly string[];
}

/** One rule of a Role or ClusterRole (rbac/v1 `PolicyRule`). */
export interface PolicyRuleFact {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
  readonly nonResourceURLs: readonly string[];
  readonly verbs: readonly string[];
}

/** A Role or ClusterRole. */
export interface RoleFact extends ObjectFact<'role'> {
  readonly rules: readonly PolicyRuleFact[];
  /** `aggregationRule.clusterRoleSelectors`; its rules are those of the roles that these select. */
  readonly aggregates: readonly Selector[];
}

/** Somebody whom a binding names. */
export interface RoleSubjectFact {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** A RoleBinding or ClusterRoleBinding. */
export interface RoleBindingFact extends ObjectFact<'roleBinding'> {
  readonly roleKind: string;
  readonly roleName: string;
  readonly subjects: readonly RoleSubjectFact[];
}

/** A NetworkPolicy. */
export interface NetworkPolicyFact extends ObjectFact<'networkPolicy'> {
  readonly podSelector?: Selector;
  /** `Ingress`, `Egress`, with the default for `policyTypes` filled in. */
  readonly policyTypes: readonly string[];
  /** Whether `policyTypes` is written. */
  readonly saysTypes: boolean;
  /** Whether it allows anything at all in a direction. */
  readonly allowsIngress: boolean;
  readonly allowsEgress: boolean;
  /** Whether its egress rules let DNS queries out; also said where that is not certain. */
  readonly allowsDns: boolean;
}

/** A network policy of another project (Cilium, Calico, Antrea, Istio), or one for the whole cluster. */
export interface ForeignPolicyFact extends ObjectFact<'foreignPolicy'> {
  /** Whether it reaches into all namespaces. */
  readonly clusterWide: boolean;
  /** Absent where it is said in another way than by labels: it may then select any pod. */
  readonly podSelector?: Selector;
}

/** A path of an Ingress rule. */
export interface IngressPathFact {
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
  readonly service?: string;
  /** Number or name of the Service's port. */
  readonly port?: number | string;
}

/** An Ingress. */
export interface IngressFact extends ObjectFact<'ingress'> {
  readonly className?: string;
  readonly paths: readonly IngressPathFact[];
  /** The Service of the default backend. */
  readonly defaultService?: string;
}

/** A backend of a Gateway API or OpenShift route. */
export interface RouteBackendFact {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A route of the Gateway API, of OpenShift, or of Istio behind a gateway. */
export interface RouteFact extends ObjectFact<'route'> {
  readonly backends: readonly RouteBackendFact[];
  /** Host and path of an OpenShift Route; hostnames of a Gateway API route. */
  readonly hosts: readonly string[];
  readonly path?: string;
}

/** A Namespace. */
export interface NamespaceFact extends ObjectFact<'namespace'> {
  readonly annotations?: Labels;
}

/** A ConfigMap or Secret, or an object that makes one (ExternalSecret, SealedSecret, Certificate, generators of kustomize). */
export type DataFact = DataOf<'configMap'> | DataOf<'secret'>;

interface DataOf<Type extends string> extends ObjectFact<Type> {
  /** Absent where they cannot be known here. */
  readonly keys?: readonly string[];
  /** The switch `allow-snippet-annotations` of ingress-nginx, where a ConfigMap has it. */
  readonly allowsSnippets?: boolean;
}

/** Something that changes the size of a workload: HorizontalPodAutoscaler, VerticalPodAutoscaler, KEDA's ScaledObject. */
export interface AutoscalerFact extends ObjectFact<'autoscaler'> {
  readonly targetKind: string;
  readonly targetName: string;
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  /** The resources (`cpu`, `memory`) whose use a HorizontalPodAutoscaler goes by. */
  readonly measures: readonly string[];
}

/** A PodDisruptionBudget. */
export interface DisruptionBudgetFact extends ObjectFact<'disruptionBudget'> {
  readonly selector?: Selector;
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

/** A StorageClass. */
export interface StorageClassFact extends ObjectFact<'storageClass'> {
  readonly provisioner?: string;
  readonly parameters?: Labels;
}

/** An IngressClass, PriorityClass or RuntimeClass. */
export interface ClassFact extends ObjectFact<'class'> {}

/** A LimitRange: which resources get a default for containers that say none. */
export interface LimitRangeFact extends ObjectFact<'limitRange'> {
  readonly defaultRequests: readonly string[];
  readonly defaultLimits: readonly string[];
}

/** A ResourceQuota: the resources that it limits. */
export interface ResourceQuotaFact extends ObjectFact<'resourceQuota'> {
  readonly hard: readonly string[];
}

/** A PersistentVolumeClaim. */
export interface ClaimFact extends ObjectFact<'claim'> {
  readonly storageClass?: string;
}

/** A Node. */
export interface NodeFact extends ObjectFact<'node'> {
  /** `status.nodeInfo.kubeletVersion`, in exports of a cluster. */
  readonly kubeletVersion?: string;
}

/** An object of another project that makes no pods but acts as a ServiceAccount. */
export interface AccountUseFact extends ObjectFact<'accountUse'> {
  readonly accounts: readonly string[];
}

/** A kustomization: what it does to the objects of its folder and those below. */
export interface KustomizationFact extends ObjectFact<'kustomization'> {
  /** Files that it merges into objects, as they are written: relative to its folder. Absent where there are none. */
  readonly patches?: readonly string[];
}

/** A version of a kind that a CustomResourceDefinition adds. */
export interface DefinedVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
}

/**
 * A CustomResourceDefinition: the kind that it adds to the API. Its schema is not here: schemas are long, and change with each key
 * stroke in a description. It is read from the text of the document (`SectionFacts.source`) when an object of the kind is looked at.
 */
export interface DefinitionFact extends ObjectFact<'definition'> {
  readonly definedGroup: string;
  readonly definedKind: string;
  /** Such as `widgets`; absent where it is unknown. */
  readonly plural?: string;
  /** Whether its objects are in namespaces; absent where it is unknown. */
  readonly namespaced?: boolean;
  /** Only those whose name is known. */
  readonly versions: readonly DefinedVersion[];
}

/** An object of another project's kind that nobody here knows: it may make pods, Services and Secrets that no manifest shows. */
export interface CustomFact extends ObjectFact<'custom'> {}

/** A component of the control plane, or a kubelet, that a pod runs or a configuration of kubeadm sets up. */
export interface ComponentFact extends ObjectFact<'component'> {
  readonly component: ComponentName;
  /** Paths on the node of CA files, by the flag that names them; only those that are known. */
  readonly nodeFiles: Readonly<Record<string, string>>;
}

/** What documents say that rules on other documents want to know. */
export type Fact =
  | WorkloadFact
  | ServiceFact
  | ServiceAccountFact
  | RoleFact
  | RoleBindingFact
  | NetworkPolicyFact
  | ForeignPolicyFact
  | IngressFact
  | RouteFact
  | NamespaceFact
  | DataFact
  | AutoscalerFact
  | DisruptionBudgetFact
  | StorageClassFact
  | ClassFact
  | LimitRangeFact
  | ResourceQuotaFact
  | ClaimFact
  | NodeFact
  | KustomizationFact
  | CustomFact
  | DefinitionFact
  | ComponentFact
  | AccountUseFact;

/** What a fact is about. */
export type FactType = Fact['type'];
