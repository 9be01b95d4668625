import type { Field } from '../../syntax/field.ts';
import { type Check, isThere } from './check.ts';

/*
 * k8s.io/apimachinery pkg/apis/meta/v1/validation/validation.go, ValidateLabelSelectorRequirement; k8s.io/kubernetes
 * pkg/apis/core/validation/validation.go: ValidateNodeSelectorRequirement, ValidateNodeSelector, ValidateTolerations,
 * validateTopologySpreadConstraints. These lists have no keys, so that patches replace them: an item is always whole.
 */

export const checkRequirement: Check = function* (at) {
  const [operator, values] = [at.at('operator'), at.at('values')];
  const count = countOf(values);
  if (count === undefined) return;
  if ((operator.is('In') || operator.is('NotIn')) && count === 0)
    yield { at: values, lacks: true, statement: `The operator ${operator.string} needs "values"` };
  if ((operator.is('Exists') || operator.is('DoesNotExist')) && count > 0)
    yield { at: values, marksKey: true, statement: `The operator ${operator.string} takes no "values"` };
  if ((operator.is('Gt') || operator.is('Lt')) && count !== 1)
    yield { at: values, lacks: count === 0, statement: `The operator ${operator.string} takes one value` };
};

/** How many items a list has; undefined where not all are known. */
function countOf(list: Field): number | undefined {
  return list.isCompleteList ? list.items.length : undefined;
}

export const checkNodeSelector: Check = function* (at) {
  const terms = at.at('nodeSelectorTerms');
  if (isThere(terms) && countOf(terms) === 0)
    yield { at: terms, statement: '"nodeSelectorTerms" needs an item' };
};

export const checkToleration: Check = function* (at) {
  const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map((name) => at.at(name));
  if (!key || !operator || !value || !effect || !at.isCompleteMap) return;
  const needsKey = operator.isAbsent || operator.is('Equal');
  if ((key.isAbsent || key.is('')) && needsKey)
    yield { at: key, lacks: true, statement: 'A toleration without "key" needs "operator: Exists"' };
  const text = value.stringOrNumber;
  if (operator.is('Exists') && text !== undefined && text !== '')
    yield { at: value, marksKey: true, statement: 'A toleration with "operator: Exists" has no "value"' };
  const seconds = at.at('tolerationSeconds');
  if (isThere(seconds) && (effect.isAbsent || effect.is('NoSchedule') || effect.is('PreferNoSchedule')))
    yield { at: seconds, marksKey: true, statement: '"tolerationSeconds" needs "effect: NoExecute"' };
};

export const checkSpread: Check = function* (at) {
  const [domains, when] = [at.at('minDomains'), at.at('whenUnsatisfiable')];
  if (isThere(domains) && when.is('ScheduleAnyway'))
    yield { at: domains, marksKey: true, statement: '"minDomains" needs "whenUnsatisfiable: DoNotSchedule"' };
  const keys = at.at('matchLabelKeys');
  if (isThere(keys) && keys.items.length > 0 && at.isCompleteMap && at.at('labelSelector').isAbsent)
    yield { at: keys, marksKey: true, statement: '"matchLabelKeys" needs "labelSelector"' };
};
