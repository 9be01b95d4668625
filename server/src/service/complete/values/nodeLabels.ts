import { meaningOfKey } from '../../../kube/wellKnownKeys.ts';
import type { ValueProposal } from '../place.ts';
import type { AnyPlace } from './around.ts';
import { nearest, viewFrom } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { usual } from './propose.ts';

const nodes = nearest('node');

interface NodeLabel {
  readonly key: string;
  readonly values?: readonly string[];
}

/** Labels that nodes have: https://kubernetes.io/docs/reference/labels-annotations-taints/. */
const NODE_LABELS: readonly NodeLabel[] = [
  { key: 'kubernetes.io/os', values: ['linux', 'windows'] },
  { key: 'kubernetes.io/arch', values: ['amd64', 'arm64'] },
  { key: 'kubernetes.io/hostname' },
  { key: 'topology.kubernetes.io/zone' },
  { key: 'topology.kubernetes.io/region' },
  { key: 'node.kubernetes.io/instance-type' },
  { key: 'node-role.kubernetes.io/control-plane', values: [''] },
];

/** Values of a label of nodes, or its keys where none is given; labels of Nodes in the workspace are known too. */
export function nodeLabelValues(place: AnyPlace, key: string | undefined): readonly ValueProposal[] {
  const seen = nodes(viewFrom(place)).flatMap(({ labels = {}, name }) =>
    Object.entries(labels).map(([key, value]) => ({ key, value, of: `of Node ${name}` })),
  );
  if (key === undefined)
    return [
      ...NODE_LABELS.map((label) => usual(label.key, meaningOfKey(label.key))),
      ...seen.map((label) => usual(label.key, label.of)),
    ];
  return [
    ...(NODE_LABELS.find((label) => label.key === key)?.values ?? []).map((value) => usual(value)),
    ...seen.filter((label) => label.key === key).map(({ value, of }) => usual(value, of)),
  ];
}

const DOMAINS: readonly ValueProposal[] = [
  usual('kubernetes.io/hostname', 'apart on each node'),
  usual('topology.kubernetes.io/zone', 'apart in each zone'),
  usual('topology.kubernetes.io/region', 'apart in each region'),
];

/** Keys by which nodes make up a domain, and taints that pods tolerate. */
export const topologyValues: ValueTable = {
  'podAffinityTerm.topologyKey': DOMAINS,
  'topologySpreadConstraints.topologyKey': DOMAINS,
  'requiredDuringSchedulingIgnoredDuringExecution.topologyKey': DOMAINS,
  'tolerations.key': [
    usual('node-role.kubernetes.io/control-plane', 'nodes of the control plane'),
    usual('node.kubernetes.io/not-ready', 'nodes that are not ready'),
    usual('node.kubernetes.io/unreachable', 'nodes that do not answer'),
    usual('node.kubernetes.io/memory-pressure', 'nodes short of memory'),
    usual('node.kubernetes.io/disk-pressure', 'nodes short of disk'),
  ],
};
