import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import { plainValue } from './plainValue.ts';

type Change = readonly EditOperation[] | undefined;

/**
 * What changes in a HorizontalPodAutoscaler between autoscaling/v2beta1 and v2, besides `apiVersion`: what a metric is and what it aims at
 * stand below `metric` and `target` (k8s.io/api autoscaling/v2beta1 and v2, types.go). Undefined where a part of it is not known.
 */
export function migrateAutoscaler(root: Field): Change {
  const metrics = root.at('spec', 'metrics');
  if (!metrics.isCompleteList) return undefined;
  return allOf(metrics.items.map(moveMetric));
}

function allOf(parts: readonly Change[]): Change {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function moveMetric(metric: Field): Change {
  switch (metric.at('type').string) {
    case 'Resource':
      return moveTarget(metric.at('resource'));
    case 'ContainerResource':
      return moveTarget(metric.at('containerResource'));
    case 'Pods':
      return allOf([moveName(metric.at('pods'), 'selector'), moveTarget(metric.at('pods'))]);
    case 'External':
      return allOf([moveName(metric.at('external'), 'metricSelector'), moveTarget(metric.at('external'))]);
    // Its new `target` has the name of what was the object.
    default:
      return undefined;
  }
}

/** The old fields of a target, the type that each of them means, and its new field. */
const TARGETS = [
  ['targetAverageUtilization', 'Utilization', 'averageUtilization'],
  ['targetAverageValue', 'AverageValue', 'averageValue'],
  ['targetValue', 'Value', 'value'],
] as const;

function moveTarget(source: Field): Change {
  if (!source.isCompleteMap) return undefined;
  const written = TARGETS.filter(([old]) => !source.at(old).isAbsent);
  const [only] = written;
  if (!only || written.length > 1) return undefined;
  const [old, type, name] = only;
  const value = source.at(old).integer ?? source.at(old).string;
  if (value === undefined) return undefined;
  return [
    { kind: 'set', path: [...source.path, 'target'], value: { type, [name]: value } },
    { kind: 'remove', path: source.at(old).path },
  ];
}

function moveName(source: Field, selectorName: string): Change {
  const [name, selector] = [source.at('metricName'), source.at(selectorName)];
  const chosen = selector.isAbsent ? undefined : plainValue(selector);
  if (name.string === undefined || (!selector.isAbsent && chosen === undefined)) return undefined;
  const value = { name: name.string, ...(chosen === undefined ? {} : { selector: chosen }) };
  return [
    { kind: 'set', path: [...source.path, 'metric'], value },
    { kind: 'remove', path: name.path },
    ...(chosen === undefined ? [] : [{ kind: 'remove' as const, path: selector.path }]),
  ];
}
