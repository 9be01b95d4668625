import type { MapNode } from '../syntax/node.ts';
import type { TypeSchema } from './type.ts';

/** A mapping that is written as its neighbour of another form, or as an older version of itself: one mistake with many wrong keys. */
interface Shape {
  /** Keys of the other form, each of which tells it; the first that is there is where the mistake is shown. */
  readonly keys: readonly string[];
  /** Keys that come with them, and alone may be another mistake. */
  readonly also?: readonly string[];
  /** A sentence without its end. */
  readonly statement: string;
}

const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/**
 * By type. k8s.io/api core/v1/types.go (PodAffinity, NodeAffinity), networking/v1beta1/types.go (IngressBackend),
 * autoscaling/v2beta1/types.go (ResourceMetricSource).
 */
const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    'V1WeightedPodAffinityTerm',
    {
      keys: ['labelSelector', 'topologyKey', 'namespaces', 'namespaceSelector'],
      statement: `An item of ${PREFERRED} has "weight" and "podAffinityTerm", with the selector and "topologyKey" in the latter`,
    },
  ],
  [
    'V1PodAffinityTerm',
    {
      keys: ['podAffinityTerm'],
      also: ['weight'],
      statement: `An item of ${REQUIRED} has "labelSelector" and "topologyKey" itself, without "weight" and "podAffinityTerm"`,
    },
  ],
  [
    'V1PreferredSchedulingTerm',
    {
      keys: ['matchExpressions', 'matchFields', 'nodeSelectorTerms'],
      statement: `An item of ${PREFERRED} has "weight" and "preference", with "matchExpressions" in the latter`,
    },
  ],
  [
    'V1NodeSelector',
    {
      keys: ['matchExpressions', 'matchFields', 'preference'],
      statement: `${REQUIRED} has "nodeSelectorTerms", a list, with "matchExpressions" in its items`,
    },
  ],
  [
    'V1IngressBackend',
    {
      keys: ['serviceName', 'servicePort'],
      statement:
        '"serviceName" and "servicePort" are of API version v1beta1: v1 has "service.name" and "service.port.number" or "service.port.name"',
    },
  ],
  [
    'V2HorizontalPodAutoscalerSpec',
    {
      keys: ['targetCPUUtilizationPercentage'],
      statement:
        '"targetCPUUtilizationPercentage" is of autoscaling/v1: v2 has "metrics", with an item of type Resource for cpu',
    },
  ],
  [
    'V1CronJobSpec',
    { keys: ['template'], statement: 'The pods of a CronJob stand in "jobTemplate.spec.template"' },
  ],
  [
    'V2ResourceMetricSource',
    {
      keys: ['targetAverageUtilization', 'targetAverageValue'],
      statement:
        'Targets of autoscaling/v2 stand in "target", with "type: Utilization" and "averageUtilization", or "type: AverageValue" and "averageValue"',
    },
  ],
  [
    'V1ResourceRequirements',
    {
      keys: ['cpu', 'memory', 'ephemeral-storage'],
      statement: 'Amounts of resources stand below "requests" or "limits"',
    },
  ],
]);

/** Of objects whose fields stand beside their metadata. */
const WITHOUT_SPEC: Shape = {
  keys: ['spec'],
  statement: 'This kind has no "spec": its fields stand beside "metadata"',
};

/** The types that are written in another form, for the test that each of them exists. */
export const SHAPED_TYPES: readonly string[] = [...SHAPES.keys()];

/** The other form that a mapping is written in; undefined where it is in its own, or in none that is known. */
export function otherShape(node: MapNode, type: TypeSchema): Shape | undefined {
  const shape = SHAPES.get(type.name) ?? (isWithoutSpec(node, type) ? WITHOUT_SPEC : undefined);
  return shape?.keys.some((key) => node.entries.has(key) && !type.fields.has(key)) ? shape : undefined;
}

function isWithoutSpec({ entries }: MapNode, { fields }: TypeSchema): boolean {
  const isObject = fields.has('metadata') && fields.has('apiVersion');
  return isObject && !fields.has('spec') && entries.get('spec')?.value.kind === 'map';
}
