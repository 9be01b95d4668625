import type { KubernetesVersion } from './version.ts';

/** What becomes of a kind in an API version. Releases are minors of Kubernetes 1. */
export interface ApiFate {
  /** First release that warns about it. */
  readonly deprecated: number;
  /** First release that does not serve it; absent where none is planned. */
  readonly removed?: number;
  readonly replacement?: {
    readonly apiVersion: string;
    /** First release that serves it. */
    readonly since: number;
    /** Whether every object stays valid, and means the same, when only its `apiVersion` is changed. */
    readonly plain: boolean;
  };
  /** What to do instead, where nothing has the same fields. */
  readonly advice?: string;
}

/** The newest release that this table knows; `latest` means this one. */
export const NEWEST_MINOR = 36;

type Row = readonly [
  apiVersion: string,
  kinds: readonly string[],
  deprecated: number,
  removed: number | undefined,
  replacement: string,
  since: number,
  move: 'plain' | 'structural',
];

const RBAC = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];
const WEBHOOKS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];
const CLAIMS = ['ResourceClaim', 'ResourceClaimTemplate'];
const FLOW = ['FlowSchema'];
const LEVEL = ['PriorityLevelConfiguration'];
const FLOW_V1 = 'flowcontrol.apiserver.k8s.io/v1';

/**
 * Sources: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ and, for when the warning began, the markers
 * `+k8s:prerelease-lifecycle-gen` in the types of k8s.io/api.
 */
const ROWS: readonly Row[] = [
  ['extensions/v1beta1', ['Deployment', 'DaemonSet', 'ReplicaSet'], 8, 16, 'apps/v1', 9, 'structural'],
  ['apps/v1beta1', ['Deployment', 'StatefulSet', 'ReplicaSet'], 8, 16, 'apps/v1', 9, 'structural'],
  [
    'apps/v1beta2',
    ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
    9,
    16,
    'apps/v1',
    9,
    'structural',
  ],
  ['extensions/v1beta1', ['NetworkPolicy'], 9, 16, 'networking.k8s.io/v1', 8, 'plain'],
  ['extensions/v1beta1', ['Ingress'], 14, 22, 'networking.k8s.io/v1', 19, 'structural'],
  ['networking.k8s.io/v1beta1', ['Ingress'], 19, 22, 'networking.k8s.io/v1', 19, 'structural'],
  ['networking.k8s.io/v1beta1', ['IngressClass'], 19, 22, 'networking.k8s.io/v1', 19, 'plain'],
  ['networking.k8s.io/v1alpha1', ['ServiceCIDR', 'IPAddress'], 30, 32, 'networking.k8s.io/v1', 33, 'plain'],
  ['networking.k8s.io/v1beta1', ['ServiceCIDR', 'IPAddress'], 34, 37, 'networking.k8s.io/v1', 33, 'plain'],
  [
    'admissionregistration.k8s.io/v1beta1',
    WEBHOOKS,
    16,
    22,
    'admissionregistration.k8s.io/v1',
    16,
    'structural',
  ],
  [
    'admissionregistration.k8s.io/v1beta1',
    ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
    31,
    34,
    'admissionregistration.k8s.io/v1',
    30,
    'plain',
  ],
  [
    'apiextensions.k8s.io/v1beta1',
    ['CustomResourceDefinition'],
    16,
    22,
    'apiextensions.k8s.io/v1',
    16,
    'structural',
  ],
  ['apiregistration.k8s.io/v1beta1', ['APIService'], 19, 22, 'apiregistration.k8s.io/v1', 10, 'plain'],
  ['authentication.k8s.io/v1beta1', ['TokenReview'], 19, 22, 'authentication.k8s.io/v1', 6, 'plain'],
  [
    'authorization.k8s.io/v1beta1',
    ['SubjectAccessReview', 'LocalSubjectAccessReview', 'SelfSubjectAccessReview'],
    19,
    22,
    'authorization.k8s.io/v1',
    6,
    'structural',
  ],
  ['authorization.k8s.io/v1beta1', ['SelfSubjectRulesReview'], 19, 22, 'authorization.k8s.io/v1', 8, 'plain'],
  ['authentication.k8s.io/v1alpha1', ['SelfSubjectReview'], 29, 32, 'authentication.k8s.io/v1', 28, 'plain'],
  ['authentication.k8s.io/v1beta1', ['SelfSubjectReview'], 30, 33, 'authentication.k8s.io/v1', 28, 'plain'],
  [
    'certificates.k8s.io/v1beta1',
    ['CertificateSigningRequest'],
    19,
    22,
    'certificates.k8s.io/v1',
    19,
    'structural',
  ],
  ['coordination.k8s.io/v1beta1', ['Lease'], 19, 22, 'coordination.k8s.io/v1', 14, 'plain'],
  ['rbac.authorization.k8s.io/v1alpha1', RBAC, 17, 22, 'rbac.authorization.k8s.io/v1', 8, 'structural'],
  ['rbac.authorization.k8s.io/v1beta1', RBAC, 17, 22, 'rbac.authorization.k8s.io/v1', 8, 'plain'],
  ['scheduling.k8s.io/v1beta1', ['PriorityClass'], 14, 22, 'scheduling.k8s.io/v1', 14, 'plain'],
  [
    'storage.k8s.io/v1beta1',
    ['CSIDriver', 'StorageClass', 'VolumeAttachment'],
    19,
    22,
    'storage.k8s.io/v1',
    19,
    'plain',
  ],
  ['storage.k8s.io/v1beta1', ['CSINode'], 17, 22, 'storage.k8s.io/v1', 17, 'plain'],
  ['storage.k8s.io/v1beta1', ['CSIStorageCapacity'], 24, 27, 'storage.k8s.io/v1', 24, 'plain'],
  ['storage.k8s.io/v1beta1', ['VolumeAttributesClass'], 34, 37, 'storage.k8s.io/v1', 34, 'plain'],
  ['batch/v2alpha1', ['CronJob'], 8, 21, 'batch/v1', 21, 'plain'],
  ['batch/v1beta1', ['CronJob'], 21, 25, 'batch/v1', 21, 'plain'],
  ['discovery.k8s.io/v1beta1', ['EndpointSlice'], 21, 25, 'discovery.k8s.io/v1', 21, 'structural'],
  ['events.k8s.io/v1beta1', ['Event'], 22, 25, 'events.k8s.io/v1', 19, 'structural'],
  ['autoscaling/v2beta1', ['HorizontalPodAutoscaler'], 22, 25, 'autoscaling/v2', 23, 'structural'],
  ['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], 23, 26, 'autoscaling/v2', 23, 'plain'],
  ['policy/v1beta1', ['PodDisruptionBudget'], 21, 25, 'policy/v1', 21, 'structural'],
  ['node.k8s.io/v1beta1', ['RuntimeClass'], 22, 25, 'node.k8s.io/v1', 20, 'plain'],
  ['flowcontrol.apiserver.k8s.io/v1alpha1', FLOW, 20, 21, FLOW_V1, 29, 'plain'],
  ['flowcontrol.apiserver.k8s.io/v1alpha1', LEVEL, 20, 21, FLOW_V1, 29, 'structural'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', FLOW, 23, 26, FLOW_V1, 29, 'plain'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', LEVEL, 23, 26, FLOW_V1, 29, 'structural'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', FLOW, 26, 29, FLOW_V1, 29, 'plain'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', LEVEL, 26, 29, FLOW_V1, 29, 'structural'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', FLOW, 29, 32, FLOW_V1, 29, 'plain'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', LEVEL, 29, 32, FLOW_V1, 29, 'structural'],
  [
    'admissionregistration.k8s.io/v1alpha1',
    ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
    29,
    32,
    'admissionregistration.k8s.io/v1',
    30,
    'plain',
  ],
  [
    'admissionregistration.k8s.io/v1alpha1',
    ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
    35,
    38,
    'admissionregistration.k8s.io/v1',
    36,
    'plain',
  ],
  ['apps/v1beta1', ['ControllerRevision'], 8, 16, 'apps/v1', 9, 'plain'],
  ['apps/v1beta2', ['ControllerRevision'], 9, 16, 'apps/v1', 9, 'plain'],
  [
    'certificates.k8s.io/v1alpha1',
    ['ClusterTrustBundle'],
    34,
    37,
    'certificates.k8s.io/v1beta1',
    33,
    'plain',
  ],
  [
    'certificates.k8s.io/v1alpha1',
    ['PodCertificateRequest'],
    34,
    35,
    'certificates.k8s.io/v1beta1',
    35,
    'structural',
  ],
  [
    'coordination.k8s.io/v1alpha1',
    ['LeaseCandidate'],
    31,
    32,
    'coordination.k8s.io/v1beta1',
    33,
    'structural',
  ],
  ['coordination.k8s.io/v1alpha2', ['LeaseCandidate'], 35, 38, 'coordination.k8s.io/v1beta1', 33, 'plain'],
  ['storage.k8s.io/v1alpha1', ['VolumeAttachment'], 21, 24, 'storage.k8s.io/v1', 13, 'plain'],
  ['storage.k8s.io/v1alpha1', ['CSIStorageCapacity'], 21, 24, 'storage.k8s.io/v1', 24, 'plain'],
  ['storage.k8s.io/v1alpha1', ['VolumeAttributesClass'], 32, 35, 'storage.k8s.io/v1', 34, 'plain'],
  [
    'storagemigration.k8s.io/v1alpha1',
    ['StorageVersionMigration'],
    33,
    35,
    'storagemigration.k8s.io/v1beta1',
    35,
    'structural',
  ],
  ['resource.k8s.io/v1alpha1', CLAIMS, 26, 27, 'resource.k8s.io/v1', 34, 'structural'],
  ['resource.k8s.io/v1alpha2', [...CLAIMS, 'ResourceSlice'], 30, 31, 'resource.k8s.io/v1', 34, 'structural'],
  [
    'resource.k8s.io/v1alpha3',
    [...CLAIMS, 'DeviceClass', 'ResourceSlice'],
    32,
    34,
    'resource.k8s.io/v1',
    34,
    'structural',
  ],
  ['resource.k8s.io/v1alpha3', ['DeviceTaintRule'], 36, 39, 'resource.k8s.io/v1beta2', 36, 'structural'],
  ['resource.k8s.io/v1beta1', ['DeviceClass'], 35, 38, 'resource.k8s.io/v1', 34, 'plain'],
  ['resource.k8s.io/v1beta1', [...CLAIMS, 'ResourceSlice'], 35, 38, 'resource.k8s.io/v1', 34, 'structural'],
  [
    'resource.k8s.io/v1beta2',
    [...CLAIMS, 'DeviceClass', 'ResourceSlice'],
    36,
    39,
    'resource.k8s.io/v1',
    34,
    'plain',
  ],
];

const DEVICE_CLASS = 'use DeviceClass of resource.k8s.io/v1';
const NO_CONTEXT = 'leave it out: the scheduler does without';
const POD_SECURITY = 'use Pod Security admission, or a policy engine';

/** Kinds that are gone without one of the same fields. */
const RETIRED: readonly (readonly [apiVersion: string, kind: string, fate: ApiFate])[] = [
  ['extensions/v1beta1', 'PodSecurityPolicy', { deprecated: 11, removed: 16, advice: POD_SECURITY }],
  ['policy/v1beta1', 'PodSecurityPolicy', { deprecated: 21, removed: 25, advice: POD_SECURITY }],
  [
    'settings.k8s.io/v1alpha1',
    'PodPreset',
    { deprecated: 19, removed: 20, advice: 'use an admission webhook' },
  ],
  [
    'networking.k8s.io/v1alpha1',
    'ClusterCIDR',
    { deprecated: 28, removed: 29, advice: 'give nodes their addresses by the network plugin' },
  ],
  ['resource.k8s.io/v1alpha1', 'ResourceClass', { deprecated: 26, removed: 27, advice: DEVICE_CLASS }],
  ['resource.k8s.io/v1alpha2', 'ResourceClass', { deprecated: 30, removed: 31, advice: DEVICE_CLASS }],
  [
    'resource.k8s.io/v1alpha2',
    'ResourceClassParameters',
    { deprecated: 30, removed: 31, advice: DEVICE_CLASS },
  ],
  [
    'resource.k8s.io/v1alpha2',
    'ResourceClaimParameters',
    { deprecated: 30, removed: 31, advice: 'use ResourceClaim of resource.k8s.io/v1' },
  ],
  ['resource.k8s.io/v1alpha2', 'PodSchedulingContext', { deprecated: 30, removed: 31, advice: NO_CONTEXT }],
  ['resource.k8s.io/v1alpha3', 'PodSchedulingContext', { deprecated: 31, removed: 32, advice: NO_CONTEXT }],
  ['v1', 'ComponentStatus', { deprecated: 19, advice: 'ask the health endpoints of the components' }],
  ['v1', 'Endpoints', { deprecated: 33, advice: 'use EndpointSlice of discovery.k8s.io/v1' }],
];

const FATES: ReadonlyMap<string, ApiFate> = new Map([
  ...ROWS.flatMap(([apiVersion, kinds, deprecated, removed, replacement, since, move]) =>
    kinds.map((kind): [string, ApiFate] => [
      `${apiVersion} ${kind}`,
      {
        deprecated,
        ...(removed === undefined ? {} : { removed }),
        replacement: { apiVersion: replacement, since, plain: move === 'plain' },
      },
    ]),
  ),
  ...RETIRED.map(([apiVersion, kind, fate]): [string, ApiFate] => [`${apiVersion} ${kind}`, fate]),
]);

/** What becomes of a kind in an API version; undefined where nothing is planned, or the version is not known. */
export function apiFate(apiVersion: string, kind: string): ApiFate | undefined {
  return FATES.get(`${apiVersion} ${kind}`);
}

/** The minor of the cluster that manifests are written for. */
export function targetMinor(version: KubernetesVersion): number {
  return Math.min(version, NEWEST_MINOR);
}
