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
};

/** Fields that have a bearing on security beside those that hovers explain, by type. */
const SECURITY: Readonly<Record<string, readonly string[]>> = {
  V1NetworkPolicySpec: ['policyTypes', 'ingress', 'egress'],
  V1IngressSpec: ['tls'],
  V1Secret: ['immutable'],
  V1ConfigMap: ['immutable'],
  V1PolicyRule: ['resourceNames'],
  V1VolumeMount: ['readOnly'],
};

/** What clusters write themselves. */
const SERVER_SIDE: Readonly<Record<string, readonly string[]>> = {
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

const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

/** Fields of which an object has one, by type: the comments "one of" and "mutually exclusive" in k8s.io/api. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  V1Probe: HANDLERS,
  V1LifecycleHandler: [...HANDLERS, 'sleep'],
  V1EnvVar: ['value', 'valueFrom'],
  V1EnvVarSource: ['configMapKeyRef', 'fieldRef', 'resourceFieldRef', 'secretKeyRef', 'fileKeyRef'],
  V1EnvFromSource: ['configMapRef', 'secretRef'],
  V1IngressBackend: ['resource', 'service'],
  V1ServiceBackendPort: ['name', 'number'],
};

/** Whether one of several fields is chosen already, so that another one would be refused. */
export function isExcluded(type: TypeSchema, field: string, siblings: ReadonlySet<string>): boolean {
  const alternatives = alternativesOf(type);
  return alternatives.includes(field) && alternatives.some((one) => siblings.has(one));
}

function alternativesOf(type: TypeSchema): readonly string[] {
  if (type.name === 'V1Volume') return [...type.fields.keys()].filter((name) => name !== 'name');
  return ownValue(ONE_OF, type.name) ?? [];
}

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

/** The place of a field among those of its type: required ones, those about security, common ones, others, deprecated ones. */
export function rankOf(type: TypeSchema, field: FieldSchema, isSecurity: boolean): number {
  const common = ownValue(COMMON, type.name)?.indexOf(field.name) ?? -1;
  const place = common < 0 ? 99 : common;
  if (isDeprecated(type, field.name)) return 500 + place;
  if (isNeeded(type, field)) return place;
  if (isSecurity || ownValue(SECURITY, type.name)?.includes(field.name)) return 100 + place;
  return common < 0 ? 400 : 200 + place;
}
