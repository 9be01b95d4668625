import { atLeastOne, type Check, onlyOne } from './check.ts';

/* k8s.io/kubernetes pkg/apis/autoscaling/validation/validation.go: validateMetricSpec, validateResourceSource, validatePodsSource, validateObjectSource,
 * validateExternalSource, validateScalingRules. */

const SOURCE_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['Resource', 'resource'],
  ['ContainerResource', 'containerResource'],
  ['Pods', 'pods'],
  ['Object', 'object'],
  ['External', 'external'],
]);

export const checkMetric: Check = function* (at) {
  const type = at.at('type').string;
  const wanted = SOURCE_OF_TYPE.get(type ?? '');
  if (type === undefined || wanted === undefined) return;
  const others = [...SOURCE_OF_TYPE.values()].filter(
    (name) => name !== wanted && at.at(name).state === 'known',
  );
  const [other] = others;
  if (at.isCompleteMap && at.at(wanted).isAbsent)
    yield { at: at.at(wanted), lacks: true, statement: `A metric of type ${type} needs "${wanted}"` };
  else if (other !== undefined)
    yield { at: at.at(other), marksKey: true, statement: `A metric of type ${type} has no "${other}"` };
};

const AVERAGES = ['averageUtilization', 'averageValue'];

/** Of the metrics Resource and ContainerResource. */
export const checkResourceMetric: Check = function* (at) {
  const target = at.at('target');
  yield* onlyOne(target, AVERAGES, 'The target');
  yield* atLeastOne(target, AVERAGES, 'The target');
};

export const checkPodsMetric: Check = function* (at) {
  yield* atLeastOne(at.at('target'), ['averageValue'], 'The target of a metric of type Pods');
};

export const checkExternalMetric: Check = function* (at) {
  yield* onlyOne(at.at('target'), ['value', 'averageValue'], 'The target');
  yield* atLeastOne(at.at('target'), ['value', 'averageValue'], 'The target');
};

export const checkScalingRules: Check = function* (at) {
  const policies = at.at('policies');
  if (policies.state === 'known' && policies.isCompleteList && policies.items.length === 0)
    yield { at: policies, statement: '"policies" needs a policy' };
};

export const checkObjectMetric: Check = function* (at) {
  yield* atLeastOne(at.at('target'), ['value', 'averageValue'], 'The target');
};
