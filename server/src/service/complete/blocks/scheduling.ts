import { PROGRAM } from '../draft.ts';
import { textAt } from '../objectAt.ts';
import type { Block, BlockContext } from './block.ts';

function constraint({ place }: BlockContext) {
  const app = textAt(place.section, [...place.root, 'spec', 'selector', 'matchLabels', 'app']);
  return {
    maxSkew: 1,
    topologyKey: { tabStop: 'kubernetes.io/hostname' },
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: { tabStop: app ?? PROGRAM } } },
  };
}

const documentation =
  'The pods of a workload run on different nodes, so that one node that fails does not stop all of them.';

/** Where pods run. */
export const schedulingBlocks: readonly Block[] = [
  {
    label: 'topologySpreadConstraints (by node)',
    detail: 'Spreads the pods over nodes',
    documentation,
    into: ['V1PodSpec'],
    as: 'keys',
    entries: (context) => ({ topologySpreadConstraints: [constraint(context)] }),
  },
  {
    label: 'maxSkew, topologyKey, … (by node)',
    detail: 'Spreads the pods over nodes',
    documentation,
    into: ['V1TopologySpreadConstraint'],
    as: 'item',
    entries: constraint,
  },
];
