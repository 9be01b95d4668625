import type { ValuePlace } from '../place.ts';
import { enclosing } from './around.ts';
import type { ValueTable } from './pattern.ts';
import { usual } from './propose.ts';

const METRICS = [
  usual('Resource', 'CPU or memory of the pods'),
  usual('ContainerResource', 'CPU or memory of one container'),
  usual('Pods', 'another metric of the pods'),
  usual('Object', 'a metric of one object'),
  usual('External', 'a metric from outside'),
];

const MEASURES = [usual('cpu'), usual('memory')];

function targetTypes(place: ValuePlace) {
  const isResource = enclosing(place, 'resource', 'containerResource') !== undefined;
  const share = usual('Utilization', 'percent of the request');
  return [
    ...(isResource ? [share] : []),
    usual('AverageValue', 'for each pod'),
    ...(isResource ? [] : [usual('Value', 'of all')]),
  ];
}

/** What a HorizontalPodAutoscaler goes by. */
export const scalingValues: ValueTable = {
  'HorizontalPodAutoscaler spec.metrics.type': METRICS,
  'HorizontalPodAutoscaler spec.metrics.resource.name': MEASURES,
  'HorizontalPodAutoscaler spec.metrics.containerResource.name': MEASURES,
  'metrics.resource.target.type': targetTypes,
  'metrics.containerResource.target.type': targetTypes,
  'metrics.pods.target.type': targetTypes,
  'metrics.object.target.type': targetTypes,
  'metrics.external.target.type': targetTypes,
};
