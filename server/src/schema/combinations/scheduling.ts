import { SYSTEM_PRIORITIES } from '../../kube/systemPriorities.ts';
import type { Field } from '../../syntax/field.ts';
import { isPlaceholder } from '../formats/format.ts';
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

/** ValidateNodeFieldSelectorRequirement: the name of a node is all that there is. */
export const checkNodeTerm: Check = function* (at) {
  for (const field of at.at('matchFields').items) {
    const [key, operator, values] = [field.at('key'), field.at('operator'), field.at('values')];
    if (key.string && key.string !== 'metadata.name' && !isPlaceholder(key.string))
      yield { at: key, statement: `"matchFields" takes metadata.name, not ${key.string}` };
    else if (operator.string && !['In', 'NotIn'].includes(operator.string) && OPERATORS.has(operator.string))
      yield { at: operator, statement: '"matchFields" takes the operators In and NotIn' };
    else if ((countOf(values) ?? 0) > 1)
      yield { at: values, marksKey: true, statement: '"matchFields" takes one value' };
  }
};

const OPERATORS: ReadonlySet<string> = new Set(['Exists', 'DoesNotExist', 'Gt', 'Lt']);

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

/** pkg/apis/scheduling/types.go, HighestUserDefinablePriority. */
const HIGHEST_PRIORITY = 1_000_000_000;

/** pkg/apis/scheduling/validation/validation.go, ValidatePriorityClass. */
export const checkPriority: Check = function* (at) {
  const [name, value] = [at.at('metadata', 'name'), at.at('value')];
  const text = name.string ?? '';
  if (text.startsWith('system-') && !SYSTEM_PRIORITIES.includes(text))
    yield {
      at: name,
      statement: 'Names of priority classes that begin with "system-" are for Kubernetes itself',
    };
  else if (!text.startsWith('system-') && (value.integer ?? 0) > HIGHEST_PRIORITY)
    yield { at: value, statement: `A priority is ${HIGHEST_PRIORITY} at most` };
};
