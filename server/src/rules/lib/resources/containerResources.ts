import type { FixDefaults } from '../../../config/config.ts';
import { factsBeside } from '../../../kube/facts/facts.ts';
import type { Container } from '../../../kube/pod.ts';
import { parseQuantity } from '../../../kube/quantity.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix, RuleContext } from '../../rule.ts';

/** What a container asks for. */
export type ResourceName = 'cpu' | 'memory';

/** Whether it is reserved or capped. */
export type ResourceList = 'requests' | 'limits';

/** Pod-level `resources` are on by default since this minor: https://kubernetes.io/docs/concepts/workloads/pods/pod-resources/ */
const POD_LEVEL_RESOURCES_SINCE = 34;

/**
 * The field where a container says its request or limit, if it certainly says none, or zero, and no other field stands in for
 * it, nor a LimitRange beside it. Ephemeral containers may not have resources at all. For rules that are `crossResource`.
 */
export function missingResource(
  container: Container,
  context: RuleContext,
  list: ResourceList,
  resource: ResourceName | 'ephemeral-storage',
): Field | undefined {
  if (container.kind === 'ephemeral') return undefined;
  const own = container.at('resources', list, resource);
  if (!isNone(own) || (own.isAbsent && isGivenByLimitRange(container, context, list, resource)))
    return undefined;
  if (context.config.kubernetesVersion >= POD_LEVEL_RESOURCES_SINCE) {
    const ofPod = container.pod.at('resources');
    if (![list, 'limits'].every((name) => isNone(ofPod.at(name, resource)))) return undefined;
  }
  // A limit without a request becomes the request as well, but a request of zero stays zero:
  // https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits
  const limitStandsIn = list === 'requests' && own.isAbsent;
  return limitStandsIn && !isNone(container.at('resources', 'limits', resource)) ? undefined : own;
}

/** Whether a LimitRange that is certainly in the same namespace gives containers that say nothing this request or limit. */
export function isGivenByLimitRange(
  { pod }: Container,
  { facts, file }: RuleContext,
  list: ResourceList,
  resource: string,
): boolean {
  const { namespace } = pod.resource;
  return factsBeside(facts, 'limitRange', { namespace, file }).some(({ defaultLimits, defaultRequests }) =>
    (list === 'limits' ? defaultLimits : defaultRequests).includes(resource),
  );
}

/** Whether a quantity is certainly missing or zero. */
function isNone(field: Field): boolean {
  if (field.isAbsent) return true;
  const text = field.stringOrNumber;
  return text !== undefined && parseQuantity(text) === 0;
}

const DEFAULTS: Readonly<Record<ResourceList, Readonly<Record<ResourceName, keyof FixDefaults>>>> = {
  requests: { cpu: 'cpuRequest', memory: 'memoryRequest' },
  limits: { cpu: 'cpuLimit', memory: 'memoryLimit' },
};

const CAUTIONS: Readonly<Record<ResourceList, Readonly<Record<ResourceName, string>>>> = {
  requests: {
    cpu: 'The value is a guess: compare it with what the program uses, for a request that no node can meet keeps it from starting.',
    memory:
      'The value is a guess: compare it with what the program uses, for a request that no node can meet keeps it from starting.',
  },
  limits: {
    cpu: 'The value is a guess: a program that needs more runs slower than before.',
    memory: 'The value is a guess: a program that needs more is killed.',
  },
};

/** Sets a request or limit to the configured default, kept within what the container says of the other one. */
export function resourceFixes(
  at: Field,
  container: Container,
  context: RuleContext,
  list: ResourceList,
  resource: ResourceName,
): readonly Fix[] {
  if (!container.pod.at('resources').isAbsent) return [];
  const other = container.at('resources', list === 'requests' ? 'limits' : 'requests', resource);
  const value = fittingValue(String(context.config.fixDefaults[DEFAULTS[list][resource]]), other, list);
  if (value === undefined) return [];
  const request = list === 'limits' ? requestBeside(value, container, context, resource) : undefined;
  const title = titleOf(list, resource, value);
  return [
    {
      title: request ? `${title}, with a request of ${request.value}` : title,
      safety: 'unsafe',
      caution: CAUTIONS[list][resource],
      operations: [...(request ? [setOperation(request.at, request.value)] : []), setOperation(at, value)],
    },
  ];
}

function setOperation(at: Field, value: string): EditOperation {
  return { kind: 'set', path: at.path, value: { tabStop: value } };
}

/** A new limit would become the request too, and reserve all of it on the node: the default request comes with it. */
function requestBeside(
  limit: string,
  container: Container,
  context: RuleContext,
  resource: ResourceName,
): { readonly at: Field; readonly value: string } | undefined {
  const at = missingResource(container, context, 'requests', resource);
  const value = String(context.config.fixDefaults[DEFAULTS.requests[resource]]);
  const [size, most] = [parseQuantity(value), parseQuantity(limit)];
  if (!at?.isAbsent || size === undefined || most === undefined || size > most) return undefined;
  return { at, value };
}

/** The default, or the other quantity where a request would exceed its limit; undefined where that cannot be told. */
function fittingValue(preset: string, other: Field, list: ResourceList): string | undefined {
  if (isNone(other)) return preset;
  const bound = other.stringOrNumber;
  const boundSize = bound === undefined ? undefined : parseQuantity(bound);
  const size = parseQuantity(preset);
  if (boundSize === undefined || size === undefined) return undefined;
  const fits = list === 'requests' ? size <= boundSize : size >= boundSize;
  return fits ? preset : bound;
}

function titleOf(list: ResourceList, resource: ResourceName, value: string): string {
  const name = resource === 'cpu' ? 'CPU' : 'memory';
  return list === 'requests' ? `Request ${value} of ${name}` : `Limit ${name} to ${value}`;
}
