import { ownValue } from '../../../schema/notation.ts';
import type { TypeSchema } from '../../../schema/type.ts';
import { textAt } from '../objectAt.ts';
import type { KeyPlace } from '../place.ts';

const HANDLERS = [['exec'], ['grpc'], ['httpGet'], ['tcpSocket']];

/** Groups of fields of which an object has one, by type: the comments "one of" and "mutually exclusive" in k8s.io/api. */
const ONE_OF: Readonly<Record<string, readonly (readonly string[])[]>> = {
  V1Probe: HANDLERS,
  V1LifecycleHandler: [...HANDLERS, ['sleep']],
  V1EnvVar: [['value'], ['valueFrom']],
  V1EnvVarSource: [['configMapKeyRef'], ['fieldRef'], ['resourceFieldRef'], ['secretKeyRef'], ['fileKeyRef']],
  V1EnvFromSource: [['configMapRef'], ['secretRef']],
  V1IngressBackend: [['resource'], ['service']],
  V1ServiceBackendPort: [['name'], ['number']],
  V1NetworkPolicyPeer: [['ipBlock'], ['namespaceSelector', 'podSelector']],
  V1PolicyRule: [['nonResourceURLs'], ['apiGroups', 'resourceNames', 'resources']],
  V2MetricSpec: [['containerResource'], ['external'], ['object'], ['pods'], ['resource']],
};

/** Fields that mean nothing without another one, by type. */
const NEEDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules
  V1Container: { restartPolicyRules: 'restartPolicy' },
  // https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
  V1JobSpec: { successPolicy: 'completionMode', backoffLimitPerIndex: 'completionMode' },
};

/** What another field of the mapping must say for a field to be taken: the values, or those that it must not be. */
interface Condition {
  readonly of: string;
  readonly is?: readonly string[];
  readonly not?: readonly string[];
}

const LOCALHOST: Condition = { of: 'type', is: ['Localhost'] };
const WITH_VALUES: Condition = { of: 'operator', not: ['Exists', 'DoesNotExist'] };
const OPENED: Condition = { of: 'type', is: ['NodePort', 'LoadBalancer'] };
const BALANCED: Condition = { of: 'type', is: ['LoadBalancer'] };
const INSIDE: Condition = { of: 'type', not: ['ExternalName'] };
const metric = (type: string): Condition => ({ of: 'type', is: [type] });

/** By type and field; sources: kubernetes/kubernetes pkg/apis/core/validation, apps/validation, autoscaling/validation and rbac/validation. */
const CONDITIONS: Readonly<Record<string, Readonly<Record<string, Condition>>>> = {
  V1SeccompProfile: { localhostProfile: LOCALHOST },
  V1AppArmorProfile: { localhostProfile: LOCALHOST },
  V1DeploymentStrategy: { rollingUpdate: { of: 'type', not: ['Recreate'] } },
  V1DaemonSetUpdateStrategy: { rollingUpdate: { of: 'type', not: ['OnDelete'] } },
  V1StatefulSetUpdateStrategy: { rollingUpdate: { of: 'type', not: ['OnDelete'] } },
  V1Toleration: {
    value: { of: 'operator', not: ['Exists'] },
    tolerationSeconds: { of: 'effect', is: ['NoExecute'] },
  },
  V1LabelSelectorRequirement: { values: WITH_VALUES },
  V1NodeSelectorRequirement: { values: WITH_VALUES },
  RbacV1Subject: {
    namespace: { of: 'kind', not: ['User', 'Group'] },
    apiGroup: { of: 'kind', not: ['ServiceAccount'] },
  },
  V1ServiceSpec: {
    externalName: { of: 'type', not: ['ClusterIP', 'NodePort', 'LoadBalancer'] },
    clusterIP: INSIDE,
    clusterIPs: INSIDE,
    sessionAffinityConfig: { of: 'sessionAffinity', is: ['ClientIP'] },
    externalTrafficPolicy: OPENED,
    allocateLoadBalancerNodePorts: BALANCED,
    healthCheckNodePort: BALANCED,
    loadBalancerClass: BALANCED,
    loadBalancerIP: BALANCED,
    loadBalancerSourceRanges: BALANCED,
  },
  V2MetricSpec: {
    containerResource: metric('ContainerResource'),
    external: metric('External'),
    object: metric('Object'),
    pods: metric('Pods'),
    resource: metric('Resource'),
  },
  V2MetricTarget: {
    averageUtilization: metric('Utilization'),
    averageValue: metric('AverageValue'),
    value: metric('Value'),
  },
};

/** What init containers may have only as sidecars: k8s.io/api core/v1/types.go, PodSpec.InitContainers. */
const FOR_RUNNING = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

/** Whether the API server would refuse a field beside those that a mapping has. */
export function isExcluded(place: KeyPlace, type: TypeSchema, field: string): boolean {
  const { path, siblings } = place;
  const condition = ownValue(ownValue(CONDITIONS, type.name) ?? {}, field);
  if (condition && isBroken(place, condition)) return true;
  const groups = alternativesOf(type);
  const own = groups.find((group) => group.includes(field));
  const others = groups.filter((group) => group !== own).flat();
  if (own && others.some((other) => siblings.has(other))) return true;
  const needed = ownValue(ownValue(NEEDS, type.name) ?? {}, field);
  if (needed !== undefined && !siblings.has(needed)) return true;
  return path.at(-2) === 'initContainers' && FOR_RUNNING.includes(field) && !siblings.has('restartPolicy');
}

/** Nothing is known to be broken as long as the other field says nothing. */
function isBroken({ section, path, siblings }: KeyPlace, { of, is, not }: Condition): boolean {
  if (!siblings.has(of)) return false;
  const said = textAt(section, [...path, of]);
  if (said === undefined || said.includes('{{')) return false;
  return is ? !is.includes(said) : not?.includes(said) === true;
}

function alternativesOf(type: TypeSchema): readonly (readonly string[])[] {
  if (type.name === 'V1Volume')
    return [...type.fields.keys()].filter((name) => name !== 'name').map((name) => [name]);
  return ownValue(ONE_OF, type.name) ?? [];
}
