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

const SHARES = [70, 80, 50].map((share) => usual(share, 'percent of the request'));

/** What a HorizontalPodAutoscaler goes by, and how workloads replace their pods. */
export const scalingValues: ValueTable = {
  'HorizontalPodAutoscaler spec.metrics.type': METRICS,
  'HorizontalPodAutoscaler spec.metrics.resource.name': MEASURES,
  'HorizontalPodAutoscaler spec.metrics.containerResource.name': MEASURES,
  'resource.target.averageUtilization': SHARES,
  'containerResource.target.averageUtilization': SHARES,
  'rollingUpdate.maxUnavailable': [
    usual(0, 'never fewer pods than wanted'),
    usual('25%', 'default of Deployments'),
    usual(1, 'one after the other'),
  ],
  'Deployment spec.strategy.rollingUpdate.maxSurge': [usual('25%', 'default'), usual(1, 'one more pod')],
  'metrics.resource.target.type': targetTypes,
  'metrics.containerResource.target.type': targetTypes,
  'metrics.pods.target.type': targetTypes,
  'metrics.object.target.type': targetTypes,
  'metrics.external.target.type': targetTypes,
};
