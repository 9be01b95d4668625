import * as admission from './admission.ts';
import * as autoscaling from './autoscaling.ts';
import type { Check } from './check.ts';
import * as configs from './configs.ts';
import * as containers from './containers.ts';
import * as definitions from './definitions.ts';
import * as discovery from './discovery.ts';
import * as downward from './downward.ts';
import * as jobs from './jobs.ts';
import * as networking from './networking.ts';
import * as pods from './pods.ts';
import * as quotas from './quotas.ts';
import { checkNeeded, NEEDY_TYPES } from './required.ts';
import * as roles from './roles.ts';
import * as scheduling from './scheduling.ts';
import * as services from './services.ts';
import * as volumes from './volumes.ts';
import * as workloads from './workloads.ts';

/** What is checked in each mapping of a type: values that are good alone and refused together. */
const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['V1Container', containers.checkContainer],
  ['V1EnvVar', containers.checkVariable],
  ['V1EnvVarSource', downward.checkVariableSource],
  ['V1ResourceFieldSelector', downward.checkResourceField],
  ['V1EnvFromSource', containers.checkVariables],
  ['V1Probe', containers.checkProbe],
  ['V1LifecycleHandler', containers.checkHook],
  ['V1ExecAction', containers.checkExec],
  ['V1ResourceRequirements', containers.checkResources],
  ['V1SecurityContext', containers.checkSecurityContext],
  ['V1SeccompProfile', containers.checkProfile],
  ['V1AppArmorProfile', containers.checkProfile],
  ['V1PodSpec', pods.checkPod],
  ['V1Pod', pods.checkPodObject],
  ['V1PodTemplateSpec', pods.checkPodTemplate],
  ['V1Volume', volumes.checkVolume],
  ['V1VolumeProjection', volumes.checkProjection],
  ['V1ProjectedVolumeSource', volumes.checkProjected],
  ['V1DownwardAPIVolumeFile', downward.checkDownwardFile],
  ['V1PersistentVolumeSpec', volumes.checkPersistentVolume],
  ['V1PersistentVolumeClaimSpec', volumes.checkClaim],
  ['V1StorageClass', volumes.checkStorageClass],
  ['V1LabelSelectorRequirement', scheduling.checkRequirement],
  ['V1NodeSelectorRequirement', scheduling.checkRequirement],
  ['V1NodeSelector', scheduling.checkNodeSelector],
  ['V1NodeSelectorTerm', scheduling.checkNodeTerm],
  ['V1Toleration', scheduling.checkToleration],
  ['V1TopologySpreadConstraint', scheduling.checkSpread],
  ['V1DeploymentSpec', workloads.checkDeployment],
  ['V1DeploymentStrategy', workloads.checkDeploymentStrategy],
  ['V1RollingUpdateDaemonSet', workloads.checkDaemonSetUpdate],
  ['V1StatefulSetUpdateStrategy', workloads.checkStatefulSetUpdate],
  ['V1JobSpec', jobs.checkJob],
  ['V1PodFailurePolicyRule', jobs.checkFailureRule],
  ['V1PodFailurePolicyOnExitCodesRequirement', jobs.checkExitCodes],
  ['V1SuccessPolicy', jobs.checkSuccessPolicy],
  ['V1CronJob', jobs.checkCronJob],
  ['V1ServiceSpec', services.checkService],
  ['V1Ingress', networking.checkIngress],
  ['V1HTTPIngressRuleValue', networking.checkIngressRule],
  ['V1IngressClassParametersReference', networking.checkClassParameters],
  ['V1HTTPIngressPath', networking.checkIngressPath],
  ['V1IngressBackend', networking.checkIngressBackend],
  ['V1NetworkPolicyPeer', networking.checkPeer],
  ['V1NetworkPolicyPort', networking.checkPolicyPort],
  ['V1IPBlock', networking.checkIpBlock],
  ['V1PolicyRule', roles.checkPolicyRule],
  ['V1AggregationRule', roles.checkAggregation],
  ['V1RoleRef', roles.checkRoleRef],
  ['V1Subject', roles.checkSubject],
  ['RbacV1Subject', roles.checkSubject],
  ['V1ConfigMap', configs.checkConfigMap],
  ['V1Secret', configs.checkSecret],
  ['V2MetricSpec', autoscaling.checkMetric],
  ['V2ResourceMetricSource', autoscaling.checkResourceMetric],
  ['V2ContainerResourceMetricSource', autoscaling.checkResourceMetric],
  ['V2PodsMetricSource', autoscaling.checkPodsMetric],
  ['V2ObjectMetricSource', autoscaling.checkObjectMetric],
  ['V2ExternalMetricSource', autoscaling.checkExternalMetric],
  ['V2HPAScalingRules', autoscaling.checkScalingRules],
  ['V1LimitRangeItem', quotas.checkLimits],
  ['V1LimitRangeSpec', quotas.checkLimitRange],
  ['V1ResourceQuotaSpec', quotas.checkQuota],
  ['V1PriorityClass', scheduling.checkPriority],
  ['V1EndpointSlice', discovery.checkSlice],
  ['V1APIService', discovery.checkApiService],
  ['V1ValidatingWebhook', admission.checkWebhook],
  ['V1MutatingWebhook', admission.checkWebhook],
  ['AdmissionregistrationV1WebhookClientConfig', admission.checkWebhookClient],
  ['V1RuleWithOperations', admission.checkRule],
  ['V1NamedRuleWithOperations', admission.checkRule],
  ['V1ValidatingAdmissionPolicySpec', admission.checkPolicy],
  ['V1Validation', admission.checkValidation],
  ['V1Variable', admission.checkVariable],
  ['V1ValidatingAdmissionPolicyBindingSpec', admission.checkBinding],
  ['V1ParamRef', admission.checkParamRef],
  ['V1CustomResourceDefinition', definitions.checkDefinition],
  ['V1JSONSchemaProps', definitions.checkSchema],
  ...NEEDY_TYPES.map((type) => [type, checkNeeded] as const),
]);

/** The check of a type; undefined where nothing in it excludes or needs something else. */
export function checkOf(type: string): Check | undefined {
  return CHECKS.get(type);
}

/** The types that have a check, for the test that each of them exists. */
export const CHECKED_TYPES: readonly string[] = [...CHECKS.keys()];
