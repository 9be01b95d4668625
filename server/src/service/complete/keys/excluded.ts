import { ownValue } from '../../../schema/notation.ts';
import type { TypeSchema } from '../../../schema/type.ts';
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
  // https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
  V1JobSpec: { successPolicy: 'completionMode', backoffLimitPerIndex: 'completionMode' },
};

/** What init containers may have only as sidecars: k8s.io/api core/v1/types.go, PodSpec.InitContainers. */
const FOR_RUNNING = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

/** Whether the API server would refuse a field beside those that a mapping has. */
export function isExcluded({ path, siblings }: KeyPlace, type: TypeSchema, field: string): boolean {
  const groups = alternativesOf(type);
  const own = groups.find((group) => group.includes(field));
  const others = groups.filter((group) => group !== own).flat();
  if (own && others.some((other) => siblings.has(other))) return true;
  const needed = ownValue(ownValue(NEEDS, type.name) ?? {}, field);
  if (needed !== undefined && !siblings.has(needed)) return true;
  return path.at(-2) === 'initContainers' && FOR_RUNNING.includes(field) && !siblings.has('restartPolicy');
}

function alternativesOf(type: TypeSchema): readonly (readonly string[])[] {
  if (type.name === 'V1Volume')
    return [...type.fields.keys()].filter((name) => name !== 'name').map((name) => [name]);
  return ownValue(ONE_OF, type.name) ?? [];
}
