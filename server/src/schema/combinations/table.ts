import * as autoscaling from './autoscaling.ts';
import type { Check } from './check.ts';
import * as configs from './configs.ts';
import * as containers from './containers.ts';
import * as networking from './networking.ts';
import * as pods from './pods.ts';
import * as policies from './policies.ts';
import * as roles from './roles.ts';
import * as scheduling from './scheduling.ts';
import * as services from './services.ts';
import * as volumes from './volumes.ts';
import * as workloads from './workloads.ts';

/** What is checked in each mapping of a type: values that are good alone and refused together. */
const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['V1Container', containers.checkContainer],
  ['V1EnvVar', containers.checkVariable],
  ['V1EnvVarSource', containers.checkVariableSource],
  ['V1ResourceFieldSelector', containers.checkResourceField],
  ['V1EnvFromSource', containers.checkVariables],
  ['V1Probe', containers.checkProbe],
  ['V1LifecycleHandler', containers.checkHook],
  ['V1ExecAction', containers.checkExec],
  ['V1ResourceRequirements', containers.checkResources],
  ['V1SecurityContext', containers.checkSecurityContext],
  ['V1SeccompProfile', containers.checkProfile],
  ['V1AppArmorProfile', containers.checkProfile],
  ['V1PodSpec', pods.checkPod],
  ['V1PodTemplateSpec', pods.checkPodTemplate],
  ['V1Volume', volumes.checkVolume],
  ['V1VolumeProjection', volumes.checkProjection],
  ['V1DownwardAPIVolumeFile', volumes.checkDownwardFile],
  ['V1PersistentVolumeSpec', volumes.checkPersistentVolume],
  ['V1PersistentVolumeClaimSpec', volumes.checkClaim],
  ['V1LabelSelectorRequirement', scheduling.checkRequirement],
  ['V1NodeSelectorRequirement', scheduling.checkRequirement],
  ['V1NodeSelector', scheduling.checkNodeSelector],
  ['V1Toleration', scheduling.checkToleration],
  ['V1TopologySpreadConstraint', scheduling.checkSpread],
  ['V1DeploymentSpec', workloads.checkDeployment],
  ['V1DeploymentStrategy', workloads.checkDeploymentStrategy],
  ['V1RollingUpdateDaemonSet', workloads.checkDaemonSetUpdate],
  ['V1StatefulSetUpdateStrategy', workloads.checkStatefulSetUpdate],
  ['V1JobSpec', workloads.checkJob],
  ['V1PodFailurePolicyRule', workloads.checkFailureRule],
  ['V1CronJob', workloads.checkCronJob],
  ['V1ServiceSpec', services.checkService],
  ['V1Ingress', networking.checkIngress],
  ['V1HTTPIngressPath', networking.checkIngressPath],
  ['V1IngressBackend', networking.checkIngressBackend],
  ['V1NetworkPolicyPeer', networking.checkPeer],
  ['V1NetworkPolicyPort', networking.checkPolicyPort],
  ['V1IPBlock', networking.checkIpBlock],
  ['V1PolicyRule', roles.checkPolicyRule],
  ['V1RoleRef', roles.checkRoleRef],
  ['V1Subject', roles.checkSubject],
  ['RbacV1Subject', roles.checkSubject],
  ['V1ConfigMap', configs.checkConfigMap],
  ['V1Secret', configs.checkSecret],
  ['V2MetricSpec', autoscaling.checkMetric],
  ['V2ResourceMetricSource', autoscaling.checkResourceMetric],
  ['V2ContainerResourceMetricSource', autoscaling.checkResourceMetric],
  ['V2PodsMetricSource', autoscaling.checkPodsMetric],
  ['V2ObjectMetricSource', autoscaling.checkOtherMetric],
  ['V2ExternalMetricSource', autoscaling.checkOtherMetric],
  ['V1LimitRangeItem', policies.checkLimits],
  ['V1PriorityClass', policies.checkPriority],
  ['V1ValidatingWebhook', policies.checkWebhook],
  ['V1MutatingWebhook', policies.checkWebhook],
  ['AdmissionregistrationV1WebhookClientConfig', policies.checkWebhookClient],
  ['V1CustomResourceDefinition', policies.checkDefinition],
]);

/** The check of a type; undefined where nothing in it excludes or needs something else. */
export function checkOf(type: string): Check | undefined {
  return CHECKS.get(type);
}

/** The types that have a check, for the test that each of them exists. */
export const CHECKED_TYPES: readonly string[] = [...CHECKS.keys()];
