import { allOf, type Format } from './format.ts';
import * as names from './names.ts';
import * as network from './network.ts';
import * as numbers from './numbers.ts';
import { schedule, timeZone } from './schedules.ts';
import { absolutePath, descendingPath, image, noBacksteps, projectedPath } from './texts.ts';

/** A format, and the fields (`Type.field`, of lists and maps: each of their values) that have it. */
type Row = readonly [format: Format, fields: string];

const required = (format: Format): Format => allOf(names.notEmpty, format);

/*
 * Fields by the form of their values, where the API server refuses another one when the object is made: k8s.io/kubernetes
 * pkg/apis/GROUP/validation/validation.go, GROUP in brackets.
 */
const ROWS: readonly Row[] = [
  // [core] ValidatePodSpec, validateContainerCommon and what they call
  [image, 'V1Container.image V1EphemeralContainer.image'],
  [
    names.notEmpty,
    'V1Container.name V1EphemeralContainer.name V1Volume.name V1VolumeMount.name V1VolumeMount.mountPath V1VolumeDevice.devicePath ' +
      'V1RoleRef.name V1TopologySpreadConstraint.topologyKey V1PersistentVolumeClaimVolumeSource.claimName ' +
      'AdmissionregistrationV1ServiceReference.name V1NFSVolumeSource.server V1CSIVolumeSource.driver',
  ],
  [required(names.environmentName), 'V1EnvVar.name'],
  [names.environmentName, 'V1EnvFromSource.prefix'],
  [required(names.configKey), 'V1ConfigMapKeySelector.key V1SecretKeySelector.key'],
  [
    names.subdomain,
    'V1ConfigMapKeySelector.name V1SecretKeySelector.name V1ConfigMapEnvSource.name V1SecretEnvSource.name',
  ],
  [
    required(projectedPath),
    'V1KeyToPath.path V1DownwardAPIVolumeFile.path V1ServiceAccountTokenProjection.path',
  ],
  [names.notEmpty, 'V1KeyToPath.key'],
  [required(noBacksteps), 'V1HostPathVolumeSource.path V1LocalVolumeSource.path'],
  [required(absolutePath), 'V1NFSVolumeSource.path'],
  [descendingPath, 'V1VolumeMount.subPath V1VolumeMount.subPathExpr V1SeccompProfile.localhostProfile'],
  [noBacksteps, 'V1VolumeDevice.devicePath'],
  [
    numbers.fileMode,
    'V1ConfigMapVolumeSource.defaultMode V1SecretVolumeSource.defaultMode V1DownwardAPIVolumeSource.defaultMode ' +
      'V1ProjectedVolumeSource.defaultMode V1KeyToPath.mode V1DownwardAPIVolumeFile.mode',
  ],
  [numbers.port, 'V1ContainerPort.containerPort V1GRPCAction.port'],
  [numbers.optionalPort, 'V1ContainerPort.hostPort'],
  [names.portName, 'V1ContainerPort.name'],
  [numbers.portOrName, 'V1HTTPGetAction.port V1TCPSocketAction.port'],
  [names.headerName, 'V1HTTPHeader.name'],
  [
    numbers.atLeast(0),
    'V1Probe.initialDelaySeconds V1Probe.timeoutSeconds V1Probe.periodSeconds V1Probe.successThreshold V1Probe.failureThreshold ' +
      'V1SleepAction.seconds',
  ],
  [
    numbers.atLeast(1),
    'V1Probe.terminationGracePeriodSeconds V1TopologySpreadConstraint.maxSkew V1TopologySpreadConstraint.minDomains',
  ],
  [numbers.between(1, 2_147_483_647), 'V1PodSpec.activeDeadlineSeconds'],
  [numbers.between(1, 100), 'V1PreferredSchedulingTerm.weight V1WeightedPodAffinityTerm.weight'],
  [numbers.between(600, 2 ** 32), 'V1ServiceAccountTokenProjection.expirationSeconds'],
  [
    numbers.id,
    'V1SecurityContext.runAsUser V1SecurityContext.runAsGroup V1PodSecurityContext.runAsUser V1PodSecurityContext.runAsGroup ' +
      'V1PodSecurityContext.fsGroup V1PodSecurityContext.supplementalGroups',
  ],
  [required(names.sysctlName), 'V1Sysctl.name'],
  [
    numbers.amount,
    'V1ResourceRequirements.limits V1ResourceRequirements.requests V1EmptyDirVolumeSource.sizeLimit V1PodSpec.overhead',
  ],
  [names.label, 'V1PodSpec.hostname V1PodSpec.subdomain V1PodAffinityTerm.namespaces V1RuntimeClass.handler'],
  [names.searchDomain, 'V1PodDNSConfig.searches'],
  [names.storageMedium, 'V1EmptyDirVolumeSource.medium'],
  [names.resizable, 'V1ContainerResizePolicy.resourceName'],
  [
    names.subdomain,
    'V1PodSpec.serviceAccountName V1PodSpec.nodeName V1HostAlias.hostnames V1IngressSpec.ingressClassName ' +
      'V1PersistentVolumeClaimSpec.volumeAttributesClassName V1PersistentVolumeSpec.storageClassName',
  ],
  [network.address, 'V1HostAlias.ip V1PodDNSConfig.nameservers V1EndpointAddress.ip'],
  [
    required(names.qualifiedName),
    'V1LabelSelectorRequirement.key V1NodeSelectorRequirement.key V1PodAffinityTerm.topologyKey',
  ],
  [
    names.qualifiedName,
    'V1Toleration.key V1Taint.key V1PodReadinessGate.conditionType V1PodSchedulingGate.name V1ObjectMeta.finalizers',
  ],
  [
    names.labelValue,
    'V1PodSpec.nodeSelector V1ServiceSpec.selector V1ReplicationControllerSpec.selector V1LabelSelector.matchLabels ' +
      'V1LabelSelectorRequirement.values V1ObjectMeta.labels V1Taint.value V1Toleration.value',
  ],
  // [core] validateService
  [numbers.port, 'V1ServicePort.port'],
  [names.label, 'V1ServicePort.name'],
  [numbers.optionalPortOrName, 'V1ServicePort.targetPort'],
  [numbers.optionalPort, 'V1ServicePort.nodePort V1ServiceSpec.healthCheckNodePort'],
  [names.qualifiedName, 'V1ServicePort.appProtocol V1ServiceSpec.loadBalancerClass'],
  [network.clusterAddress, 'V1ServiceSpec.clusterIP V1ServiceSpec.clusterIPs'],
  [network.address, 'V1ServiceSpec.externalIPs'],
  [network.cidr, 'V1ServiceSpec.loadBalancerSourceRanges V1NodeSpec.podCIDR V1NodeSpec.podCIDRs'],
  [network.externalName, 'V1ServiceSpec.externalName'],
  [numbers.between(1, 86_400), 'V1ClientIPConfig.timeoutSeconds'],
  // [core] ValidatePersistentVolumeClaimSpec, ValidateLimitRange
  [numbers.amount, 'V1VolumeResourceRequirements.limits V1ResourceQuotaSpec.hard'],
  [numbers.positiveAmount, 'V1VolumeResourceRequirements.requests V1PersistentVolumeSpec.capacity'],
  // [apps]
  [
    numbers.atLeast(0),
    'V1DeploymentSpec.replicas V1DeploymentSpec.minReadySeconds V1DeploymentSpec.revisionHistoryLimit V1DeploymentSpec.progressDeadlineSeconds ' +
      'V1ReplicaSetSpec.replicas V1ReplicaSetSpec.minReadySeconds V1ReplicationControllerSpec.replicas V1ReplicationControllerSpec.minReadySeconds ' +
      'V1StatefulSetSpec.replicas V1StatefulSetSpec.minReadySeconds V1StatefulSetOrdinals.start V1RollingUpdateStatefulSetStrategy.partition ' +
      'V1DaemonSetSpec.minReadySeconds V1DaemonSetSpec.revisionHistoryLimit',
  ],
  [
    numbers.share,
    'V1RollingUpdateDeployment.maxUnavailable V1RollingUpdateDaemonSet.maxUnavailable V1RollingUpdateDaemonSet.maxSurge ' +
      'V1RollingUpdateStatefulSetStrategy.maxUnavailable V1PodDisruptionBudgetSpec.minAvailable V1PodDisruptionBudgetSpec.maxUnavailable',
  ],
  [numbers.numberOrPercent, 'V1RollingUpdateDeployment.maxSurge'],
  // [batch]
  [
    numbers.atLeast(0),
    'V1JobSpec.parallelism V1JobSpec.completions V1JobSpec.activeDeadlineSeconds V1JobSpec.backoffLimit V1JobSpec.ttlSecondsAfterFinished ' +
      'V1JobSpec.backoffLimitPerIndex V1JobSpec.maxFailedIndexes V1CronJobSpec.startingDeadlineSeconds ' +
      'V1CronJobSpec.successfulJobsHistoryLimit V1CronJobSpec.failedJobsHistoryLimit',
  ],
  [required(schedule), 'V1CronJobSpec.schedule'],
  [required(timeZone), 'V1CronJobSpec.timeZone'],
  [names.domainPath, 'V1JobSpec.managedBy V1IngressClassSpec.controller'],
  // [autoscaling]
  [numbers.atLeast(0), 'V1HorizontalPodAutoscalerSpec.minReplicas V2HorizontalPodAutoscalerSpec.minReplicas'],
  [
    numbers.atLeast(1),
    'V2MetricTarget.averageUtilization V1HorizontalPodAutoscalerSpec.targetCPUUtilizationPercentage V2HPAScalingPolicy.value',
  ],
  [numbers.between(1, 1800), 'V2HPAScalingPolicy.periodSeconds'],
  [numbers.between(0, 3600), 'V2HPAScalingRules.stabilizationWindowSeconds'],
  [numbers.positiveAmount, 'V2MetricTarget.value V2MetricTarget.averageValue'],
  [
    required(names.pathSegment),
    'V2CrossVersionObjectReference.name V2CrossVersionObjectReference.kind V2MetricIdentifier.name',
  ],
  // [networking]
  [network.ingressHost, 'V1IngressRule.host'],
  [network.tlsHost, 'V1IngressTLS.hosts'],
  [names.subdomain, 'V1IngressTLS.secretName'],
  [names.serviceName, 'V1IngressServiceBackend.name'],
  [names.portName, 'V1ServiceBackendPort.name'],
  [numbers.optionalPort, 'V1ServiceBackendPort.number'],
  [numbers.portOrName, 'V1NetworkPolicyPort.port'],
  [numbers.port, 'V1NetworkPolicyPort.endPort'],
  [required(network.cidr), 'V1IPBlock.cidr V1IPBlock.except'],
  // [storage]
  [names.annotationKey, 'V1StorageClass.provisioner'],
  // [admissionregistration]
  [numbers.port, 'AdmissionregistrationV1ServiceReference.port'],
  [numbers.between(1, 30), 'V1ValidatingWebhook.timeoutSeconds V1MutatingWebhook.timeoutSeconds'],
  [required(names.fullName), 'V1ValidatingWebhook.name V1MutatingWebhook.name'],
];

/** Fields by the form of their keys. */
const KEY_ROWS: readonly Row[] = [
  [
    names.qualifiedName,
    'V1ObjectMeta.labels V1PodSpec.nodeSelector V1ServiceSpec.selector V1ReplicationControllerSpec.selector V1LabelSelector.matchLabels',
  ],
  [names.annotationKey, 'V1ObjectMeta.annotations'],
  [names.configKey, 'V1ConfigMap.data V1ConfigMap.binaryData V1Secret.data V1Secret.stringData'],
  [names.containerResource, 'V1ResourceRequirements.limits V1ResourceRequirements.requests'],
  [names.quotaResource, 'V1ResourceQuotaSpec.hard'],
];

const VALUES = tableOf(ROWS);
const KEYS = tableOf(KEY_ROWS);

function tableOf(rows: readonly Row[]): ReadonlyMap<string, Format> {
  return new Map(
    rows.flatMap(([format, fields]) => fields.split(' ').map((field) => [field, format] as const)),
  );
}

/** The form of the values of a field, by `Type.field`. */
export function valueFormat(field: string): Format | undefined {
  return VALUES.get(field);
}

/** The form of the keys of a field that is a map, by `Type.field`. */
export function keyFormat(field: string): Format | undefined {
  return KEYS.get(field);
}

/** All fields with a format, for the test that each of them exists. */
export const FORMATTED_FIELDS: readonly string[] = [...ROWS, ...KEY_ROWS].flatMap(([, fields]) =>
  fields.split(' '),
);
