import { ownValue } from '../../../schema/notation.ts';
import type { Spot } from '../../cursor/spot.ts';
import { toLiteral } from '../draft.ts';
import type { KeyPlace } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import type { Shape } from '../shape.ts';
import { insertedKey } from '../write.ts';

interface KnownKey {
  readonly key: string;
  readonly detail: string;
  /** What is written behind it. */
  readonly value?: string;
  /** Only in objects of this kind. */
  readonly kind?: string;
}

/** https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types */
const RESOURCES: readonly KnownKey[] = [
  { key: 'cpu', detail: 'Cores: 500m is half of one' },
  { key: 'memory', detail: 'Bytes: 128Mi, 1Gi' },
  { key: 'ephemeral-storage', detail: 'Bytes on the disk of the node' },
];

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
const LABELS: readonly KnownKey[] = [
  ...(['enforce', 'warn', 'audit'] as const).map((mode) => ({
    key: `pod-security.kubernetes.io/${mode}`,
    detail: `Pod Security level to ${mode}`,
    value: 'restricted',
    kind: 'Namespace',
  })),
  { key: 'app.kubernetes.io/name', detail: 'Name of the application' },
  { key: 'app.kubernetes.io/instance', detail: 'Name of this installation of it' },
  { key: 'app.kubernetes.io/version', detail: 'Its version' },
  { key: 'app.kubernetes.io/component', detail: 'Its part, such as database' },
  { key: 'app.kubernetes.io/part-of', detail: 'The larger application' },
  { key: 'app.kubernetes.io/managed-by', detail: 'The tool that manages it' },
  { key: 'app', detail: 'Short name of the application' },
];

/** https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const NODE_LABELS: readonly KnownKey[] = [
  { key: 'kubernetes.io/os', detail: 'Operating system', value: 'linux' },
  { key: 'kubernetes.io/arch', detail: 'Processor', value: 'amd64' },
  { key: 'kubernetes.io/hostname', detail: 'One node' },
  { key: 'node.kubernetes.io/instance-type', detail: 'Type of the machine' },
  { key: 'topology.kubernetes.io/region', detail: 'Region' },
  { key: 'topology.kubernetes.io/zone', detail: 'Zone' },
];

const KEYS: Readonly<Record<string, readonly KnownKey[]>> = {
  'V1ResourceRequirements.requests': RESOURCES,
  'V1ResourceRequirements.limits': RESOURCES,
  'V1VolumeResourceRequirements.requests': [{ key: 'storage', detail: 'Bytes: 10Gi' }],
  'V1LimitRangeItem.default': RESOURCES,
  'V1LimitRangeItem.defaultRequest': RESOURCES,
  'V1LimitRangeItem.max': RESOURCES,
  'V1LimitRangeItem.min': RESOURCES,
  'V1ResourceQuotaSpec.hard': [
    { key: 'requests.cpu', detail: 'Cores that pods may reserve' },
    { key: 'requests.memory', detail: 'Memory that pods may reserve' },
    { key: 'limits.cpu', detail: 'Cores that pods may use' },
    { key: 'limits.memory', detail: 'Memory that pods may use' },
    { key: 'requests.storage', detail: 'Storage that claims may ask for' },
    { key: 'persistentvolumeclaims', detail: 'Number of claims' },
    { key: 'pods', detail: 'Number of pods' },
    { key: 'services.loadbalancers', detail: 'Number of Services of type LoadBalancer' },
    { key: 'services.nodeports', detail: 'Number of Services with node ports' },
  ],
  'V1ObjectMeta.labels': LABELS,
  'V1LabelSelector.matchLabels': LABELS.filter(({ kind }) => kind === undefined),
  'V1PodSpec.nodeSelector': NODE_LABELS,
};

/** Well-known keys of a map that takes any. */
export function dictionaryKeys(place: KeyPlace, spot: Spot, { levels, field }: Shape): readonly Proposal[] {
  const type = levels.at(-1)?.type;
  const known = type && field ? ownValue(KEYS, `${type.name}.${field.name}`) : undefined;
  return (known ?? [])
    .filter(({ key, kind }) => !place.siblings.has(key) && (kind === undefined || kind === place.kind))
    .map(({ key, detail, value }): Proposal => {
      const snippet = value === undefined ? undefined : `${toLiteral(key)}: \${1:${value}}`;
      return {
        label: key,
        kind: 'key',
        detail,
        ...insertedKey(place, spot, key, { plain: `${key}: ${value ?? ''}`, snippet }),
        goesOn: value === undefined && !spot.hasColon,
      };
    });
}
