import { listed } from '../../base/words.ts';
import type { Field } from '../../syntax/field.ts';
import { isPlaceholder } from '../formats/format.ts';
import { atLeastOne, type Check, isThere, onlyOne } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/admissionregistration/validation/validation.go: validateValidatingWebhook, validateAdmissionReviewVersions,
 * validateRuleWithOperations, validateRule, validateResources, validateValidatingAdmissionPolicySpec, validateParamKind, validateVariable,
 * validateValidation, validateValidationActions, validateParamRef; k8s.io/apiserver pkg/util/webhook/validation.go, ValidateWebhookURL and
 * ValidateWebhookService.
 */

const EFFECTS = ['None', 'NoneOnDryRun'];

export const checkWebhook: Check = function* (at) {
  const effects = at.at('sideEffects');
  if (effects.is('Some') || effects.is('Unknown'))
    yield { at: effects, statement: `"sideEffects" is ${EFFECTS.join(' or ')} since v1` };
  const versions = at.at('admissionReviewVersions');
  const texts = versions.items.map((item) => item.string);
  const isKnown = isThere(versions) && versions.isCompleteList && !texts.includes(undefined);
  if (isKnown && !texts.includes('v1') && !texts.includes('v1beta1'))
    yield { at: versions, marksKey: true, statement: '"admissionReviewVersions" needs v1 or v1beta1' };
  const twice = versions.items.find((item, index) => item.string && texts.indexOf(item.string) < index);
  if (twice) yield { at: twice, statement: `"admissionReviewVersions" has ${twice.string} twice` };
  yield* checkNames(at.at('matchConditions'), 'matchConditions');
};

export const checkWebhookClient: Check = function* (at) {
  yield* onlyOne(at, ['url', 'service'], 'clientConfig');
  yield* atLeastOne(at, ['service', 'url'], 'clientConfig');
  const url = at.at('url');
  if (url.string && /^[a-z]+:\/\//.test(url.string) && !url.string.startsWith('https://'))
    yield { at: url, statement: 'The URL of a webhook begins with https://' };
  const path = at.at('service', 'path');
  if (path.string && !/^[/$<{]/.test(path.string))
    yield { at: path, statement: 'The path of a webhook begins with "/"' };
};

/** Lists of a rule: what each is of, and what may stand beside "*". */
const RULE_LISTS = ['apiGroups', 'apiVersions', 'operations', 'resources'];

/** Rules are in a list without keys, which patches replace: an item is always whole. */
export const checkRule: Check = function* (at) {
  if (!at.isCompleteMap) return;
  for (const name of RULE_LISTS) {
    const list = at.at(name);
    const isEmpty = isThere(list) && list.isCompleteList && list.items.length === 0;
    if (list.isAbsent || isEmpty) {
      yield { at: list, lacks: list.isAbsent, statement: `A rule needs "${name}"` };
      // Of a rule that lacks more, one finding is enough.
      return;
    }
    const other = besideAll(list, name);
    if (other) yield { at: other, statement: `"*" in ${name} is everything, and stands alone` };
  }
  const scope = at.at('scope');
  if (scope.string && !SCOPES.includes(scope.string) && !isPlaceholder(scope.string))
    yield {
      at: scope,
      statement: `"${scope.string}" is not a value of scope: write Cluster, Namespaced or *`,
    };
};

const SCOPES = ['Cluster', 'Namespaced', '*'];

/** What stands beside "*" and may not; resources before it are taken (validateResources looks at the last one). */
function besideAll(list: Field, name: string): Field | undefined {
  if (!list.items.some((item) => item.is('*'))) return undefined;
  if (name !== 'resources') return list.items.find((item) => item.string !== undefined && !item.is('*'));
  const last = list.items.findLast((item) => item.string !== undefined && !item.string.includes('/'));
  return last?.is('*') ? undefined : last;
}

export const checkPolicy: Check = function* (at) {
  const [validations, annotations] = [at.at('validations'), at.at('auditAnnotations')];
  const constraints = at.at('matchConstraints');
  // A policy that says what it matches or what it asks is whole: its lists have no keys.
  if (!isThere(validations) && !isThere(constraints)) return;
  if (!at.isCompleteMap) return;
  if (constraints.isAbsent)
    yield { at: constraints, lacks: true, statement: 'A ValidatingAdmissionPolicy needs "matchConstraints"' };
  else if (constraints.isCompleteMap && isEmpty(constraints.at('resourceRules')))
    yield {
      at: constraints.at('resourceRules'),
      lacks: true,
      statement: '"matchConstraints" needs a rule in "resourceRules"',
    };
  if (isEmpty(validations) && isEmpty(annotations))
    yield {
      at: validations,
      lacks: true,
      needs: ['validations', 'auditAnnotations'],
      statement: 'A ValidatingAdmissionPolicy needs "validations" or "auditAnnotations"',
    };
  yield* checkNames(at.at('matchConditions'), 'matchConditions');
};

function isEmpty(list: Field): boolean {
  return list.isAbsent || (isThere(list) && list.isCompleteList && list.items.length === 0);
}

function* checkNames(list: Field, words: string) {
  const names = new Set<string>();
  for (const item of list.items) {
    const name = item.at('name');
    const text = name.string;
    if (text && names.has(text))
      yield { at: name, statement: `Two items of ${words} have the name "${text}"` };
    names.add(text ?? '');
  }
}

const REASONS = ['Unauthorized', 'Forbidden', 'Invalid', 'RequestEntityTooLarge'];

export const checkValidation: Check = function* (at) {
  const reason = at.at('reason');
  if (reason.string && !REASONS.includes(reason.string) && !isPlaceholder(reason.string))
    yield {
      at: reason,
      statement: `"${reason.string}" is not a value of reason: write ${listed(REASONS, 'or')}`,
    };
  const message = at.at('message');
  if (message.string?.trim().includes('\n'))
    yield { at: message, statement: 'The "message" of a validation is one line' };
};

export const checkVariable: Check = function* (at) {
  const name = at.at('name');
  if (name.string && !/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name.string) && !/[$<>{%]/.test(name.string))
    yield {
      at: name,
      statement: 'The name of a variable has letters, digits and "_" only, with no digit first',
    };
};

export const checkBinding: Check = function* (at) {
  const actions = at.at('validationActions');
  const warn = actions.items.find((item) => item.is('Warn'));
  if (warn && actions.items.some((item) => item.is('Deny')))
    yield { at: warn, statement: 'The actions Deny and Warn exclude each other' };
  if (isThere(at.at('policyName')) && at.isCompleteMap && isEmpty(actions))
    yield {
      at: actions,
      lacks: true,
      statement: 'A ValidatingAdmissionPolicyBinding needs "validationActions"',
    };
};

export const checkParamRef: Check = function* (at) {
  yield* onlyOne(at, ['name', 'selector'], 'paramRef');
  yield* atLeastOne(at, ['name', 'selector'], 'paramRef');
  const action = at.at('parameterNotFoundAction');
  if (at.isCompleteMap && action.isAbsent && at.at('name').string)
    yield { at: action, lacks: true, statement: '"paramRef" needs "parameterNotFoundAction"' };
};
