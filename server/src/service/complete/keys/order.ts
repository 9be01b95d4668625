import { ownValue } from '../../../schema/notation.ts';
import type { FieldSchema, TypeSchema } from '../../../schema/type.ts';
import { WANTED } from '../skeleton/samples.ts';

/** Fields that people write most, by type, in the order in which they are usually written. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  V1ObjectMeta: ['name', 'namespace', 'labels', 'annotations', 'generateName', 'finalizers'],
  V1PodSpec: [
    'containers',
    'serviceAccountName',
    'volumes',
    'initContainers',
    'restartPolicy',
    'nodeSelector',
    'affinity',
    'tolerations',
    'topologySpreadConstraints',
    'imagePullSecrets',
    'terminationGracePeriodSeconds',
    'priorityClassName',
  ],
  V1Container: [
    'name',
    'image',
    'imagePullPolicy',
    'command',
    'args',
    'ports',
    'env',
    'envFrom',
    'volumeMounts',
    'readinessProbe',
    'livenessProbe',
    'startupProbe',
    'lifecycle',
    'workingDir',
  ],
  V1DeploymentSpec: ['replicas', 'selector', 'template', 'strategy'],
  V1StatefulSetSpec: ['replicas', 'serviceName', 'selector', 'template', 'volumeClaimTemplates'],
  V1DaemonSetSpec: ['selector', 'template', 'updateStrategy'],
  V1JobSpec: ['template', 'backoffLimit', 'ttlSecondsAfterFinished', 'activeDeadlineSeconds'],
  V1CronJobSpec: ['schedule', 'jobTemplate', 'concurrencyPolicy', 'timeZone'],
  V1ServiceSpec: ['type', 'selector', 'ports', 'clusterIP', 'externalName'],
  V1ServicePort: ['name', 'port', 'targetPort', 'protocol'],
  V1ContainerPort: ['name', 'containerPort', 'protocol'],
  V1EnvVar: ['name', 'value', 'valueFrom'],
  V1Volume: [
    'name',
    'emptyDir',
    'configMap',
    'secret',
    'persistentVolumeClaim',
    'projected',
    'csi',
    'ephemeral',
  ],
  V1VolumeMount: ['name', 'mountPath', 'readOnly', 'subPath'],
  V1Probe: ['httpGet', 'tcpSocket', 'exec', 'grpc', 'initialDelaySeconds', 'periodSeconds'],
  V1PolicyRule: ['apiGroups', 'resources', 'verbs', 'resourceNames'],
  V1IngressSpec: ['ingressClassName', 'rules', 'tls', 'defaultBackend'],
  V1NetworkPolicySpec: ['podSelector', 'policyTypes', 'ingress', 'egress'],
  V1ValidatingAdmissionPolicySpec: [
    'failurePolicy',
    'matchConstraints',
    'validations',
    'matchConditions',
    'variables',
    'paramKind',
  ],
  V2HorizontalPodAutoscalerSpec: ['scaleTargetRef', 'minReplicas', 'maxReplicas', 'metrics', 'behavior'],
  'argo.spec': ['project', 'source', 'destination', 'syncPolicy', 'sources'],
  'argo.source': ['repoURL', 'path', 'targetRevision', 'helm', 'kustomize', 'chart', 'directory'],
  'kyverno.validate': ['failureAction', 'message', 'pattern', 'podSecurity', 'deny', 'cel', 'anyPattern'],
  'kyverno.rules.exclude': ['any', 'all'],
  'kustomize.patches': ['path', 'target', 'patch'],
  'kustomize.Kustomization': [
    'resources',
    'namespace',
    'namePrefix',
    'labels',
    'images',
    'patches',
    'components',
    'configMapGenerator',
    'secretGenerator',
    'replicas',
  ],
  'kyverno.ClusterPolicy.spec': ['rules', 'background', 'failurePolicy'],
  'kyverno.rules': [
    'name',
    'match',
    'exclude',
    'preconditions',
    'validate',
    'mutate',
    'generate',
    'verifyImages',
  ],
  'certs.Certificate.spec': ['secretName', 'dnsNames', 'issuerRef', 'duration', 'renewBefore', 'privateKey'],
  'eso.ExternalSecret.spec': ['refreshInterval', 'secretStoreRef', 'target', 'data', 'dataFrom'],
  'falco.Rule': [
    'rule',
    'desc',
    'condition',
    'output',
    'priority',
    'tags',
    'source',
    'enabled',
    'exceptions',
  ],
};

/** Fields that make a manifest more secure, by type, the most important first. */
const SECURITY: Readonly<Record<string, readonly string[]>> = {
  V1PodSpec: ['securityContext', 'serviceAccountName', 'automountServiceAccountToken'],
  V1Container: ['securityContext', 'resources', 'imagePullPolicy'],
  V1EphemeralContainer: ['securityContext'],
  V1PodSecurityContext: [
    'runAsNonRoot',
    'seccompProfile',
    'runAsUser',
    'runAsGroup',
    'fsGroup',
    'supplementalGroups',
    'appArmorProfile',
    'seLinuxOptions',
  ],
  V1SecurityContext: [
    'allowPrivilegeEscalation',
    'capabilities',
    'readOnlyRootFilesystem',
    'runAsNonRoot',
    'seccompProfile',
    'runAsUser',
    'runAsGroup',
    'appArmorProfile',
    'seLinuxOptions',
  ],
  V1Capabilities: ['drop'],
  V1NetworkPolicySpec: ['policyTypes', 'ingress', 'egress'],
  V1IngressSpec: ['tls'],
  V1Secret: ['immutable'],
  V1ConfigMap: ['immutable'],
  V1PolicyRule: ['resourceNames'],
  V1VolumeMount: ['readOnly'],
};

/** Fields that open doors: they are in the list, but nobody is to take them by accident. */
const DISCOURAGED: Readonly<Record<string, readonly string[]>> = {
  V1PodSpec: ['hostIPC', 'hostNetwork', 'hostPID', 'hostAliases', 'nodeName', 'shareProcessNamespace'],
  V1SecurityContext: ['privileged', 'procMount'],
  V1PodSecurityContext: ['sysctls'],
  V1Capabilities: ['add'],
  V1ContainerPort: ['hostPort', 'hostIP'],
  V1Volume: ['hostPath'],
};

/** What clusters write themselves. */
const SERVER_SIDE: Readonly<Record<string, readonly string[]>> = {
  V1JobSpec: ['selector', 'manualSelector'],
  // Ephemeral containers come through a subresource; in a manifest and a template they are refused. Admission sets the priority.
  V1PodSpec: ['ephemeralContainers', 'priority'],
  V1ObjectMeta: [
    'creationTimestamp',
    'deletionGracePeriodSeconds',
    'deletionTimestamp',
    'generation',
    'managedFields',
    'resourceVersion',
    'selfLink',
    'uid',
  ],
};

/** Deprecated fields, from the comments of k8s.io/api core/v1/types.go. */
const DEPRECATED: Readonly<Record<string, readonly string[]>> = {
  V1PodSpec: ['serviceAccount'],
  V1ServiceSpec: ['loadBalancerIP'],
  V1Volume: [
    'gitRepo',
    'awsElasticBlockStore',
    'azureDisk',
    'azureFile',
    'cephfs',
    'cinder',
    'flexVolume',
    'flocker',
    'gcePersistentDisk',
    'glusterfs',
    'photonPersistentDisk',
    'portworxVolume',
    'quobyte',
    'rbd',
    'scaleIO',
    'storageos',
    'vsphereVolume',
  ],
  V1FlockerVolumeSource: ['datasetName'],
};

/** Whether nobody writes a field: clusters do. */
export function isServerSide(type: TypeSchema, field: string): boolean {
  return ownValue(SERVER_SIDE, type.name)?.includes(field) === true;
}

/** Whether a field is deprecated. */
export function isDeprecated(type: TypeSchema, field: string): boolean {
  return ownValue(DEPRECATED, type.name)?.includes(field) === true;
}

/** Whether the mapping is refused, or does nothing, without a field. */
export function isNeeded(type: TypeSchema, { name, required }: FieldSchema): boolean {
  return required || ownValue(WANTED, type.name)?.includes(name) === true;
}

/**
 * The place of a field among those of its type: required ones, those that make it more secure, common ones, others, those that open doors,
 * deprecated ones.
 */
export function rankOf(type: TypeSchema, field: FieldSchema, isSecurity: boolean): number {
  const placeIn = (table: Readonly<Record<string, readonly string[]>>): number | undefined => {
    const index = ownValue(table, type.name)?.indexOf(field.name) ?? -1;
    return index < 0 ? undefined : index;
  };
  const common = placeIn(COMMON);
  if (placeIn(DEPRECATED) !== undefined) return 600;
  if (placeIn(DISCOURAGED) !== undefined) return 500;
  if (isNeeded(type, field)) return placeIn(WANTED) ?? common ?? 50;
  return (
    placeWith(100, placeIn(SECURITY)) ??
    placeWith(200, common) ??
    (isSecurity ? 300 : field.name === 'name' ? 390 : 400)
  );
}

function placeWith(base: number, place: number | undefined): number | undefined {
  return place === undefined ? undefined : base + place;
}
