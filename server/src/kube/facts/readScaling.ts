import type { Field } from '../../syntax/field.ts';
import { readSelector } from '../labels.ts';
import { type FactReader, optional, readPort } from './common.ts';

/** Reads a HorizontalPodAutoscaler, a VerticalPodAutoscaler (`targetRef`), or a ScaledObject of KEDA. */
export const readAutoscaler: FactReader = ({ root, kind }, common) => {
  const spec = root.at('spec');
  const target = spec.at(kind === 'VerticalPodAutoscaler' ? 'targetRef' : 'scaleTargetRef');
  const targetName = target.at('name').string;
  if (targetName === undefined) return undefined;
  const [min, max] =
    kind === 'ScaledObject' ? ['minReplicaCount', 'maxReplicaCount'] : ['minReplicas', 'maxReplicas'];
  return {
    ...common,
    type: 'autoscaler',
    targetKind: target.at('kind').string ?? 'Deployment',
    targetName,
    ...optional('minReplicas', min === undefined ? undefined : spec.at(min).integer),
    ...optional('maxReplicas', max === undefined ? undefined : spec.at(max).integer),
    measures: kind === 'HorizontalPodAutoscaler' ? readMeasures(spec) : [],
  };
};

/** Resource metrics of a HorizontalPodAutoscaler of any version; without any it goes by the processor. */
function readMeasures(spec: Field): readonly string[] {
  const metrics = spec.at('metrics');
  if (metrics.isAbsent) return ['cpu'];
  return metrics.items.flatMap((item) =>
    ['resource', 'containerResource'].flatMap((type) => item.at(type, 'name').string ?? []),
  );
}

/** Reads a PodDisruptionBudget. */
export const readDisruptionBudget: FactReader = ({ root }, common) => {
  const spec = root.at('spec');
  const selector = readSelector(spec.at('selector'));
  return {
    ...common,
    type: 'disruptionBudget',
    complete: common.complete && (selector !== undefined || spec.at('selector').isAbsent),
    ...optional('selector', selector),
    ...optional('minAvailable', readPort(spec.at('minAvailable'))),
    ...optional('maxUnavailable', readPort(spec.at('maxUnavailable'))),
  };
};
