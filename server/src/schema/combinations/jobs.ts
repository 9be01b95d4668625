import type { Field } from '../../syntax/field.ts';
import { atLeastOne, type Check, forbidden, isThere, onlyOne } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/batch/validation/validation.go: validateJobSpec, validateGeneratedSelector, validatePodFailurePolicyRule,
 * validatePodFailurePolicyRuleOnExitCodes, validatePodReplacementPolicy, validateSuccessPolicy, validateCronJobSpec,
 * ValidateJobTemplateSpec.
 */

/** Labels that the API server itself puts on the pods of a Job. */
const JOB_LABELS = /^(?:batch\.kubernetes\.io\/)?(?:controller-uid|job-name)$/;

export const checkJob: Check = function* (at, { resource, whole }) {
  const mode = at.at('completionMode');
  const isIndexed = mode.is('Indexed');
  const completions = at.at('completions');
  if (isIndexed && completions.isAbsent && whole)
    yield { at: completions, lacks: true, statement: 'An Indexed Job needs "completions"' };
  if (whole && (mode.isAbsent || mode.is('NonIndexed')))
    for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'])
      yield* forbidden(at.at(name), `"${name}" needs "completionMode: Indexed"`);
  if (isIndexed) yield* checkIndexes(at, whole);
  if (isThere(at.at('podFailurePolicy'))) yield* checkFailurePolicy(at, whole);
  yield* checkSelector(at, resource.kind);
};

function* checkIndexes(at: Field, whole: boolean | undefined) {
  const [failed, completions] = [at.at('maxFailedIndexes'), at.at('completions').integer];
  if (whole && isThere(failed) && at.at('backoffLimitPerIndex').isAbsent)
    yield { at: failed, marksKey: true, statement: '"maxFailedIndexes" needs "backoffLimitPerIndex"' };
  if (completions === undefined) return;
  if ((failed.integer ?? 0) > completions)
    yield { at: failed, statement: `maxFailedIndexes is above completions (${completions})` };
  for (const rule of at.at('successPolicy', 'rules').items) {
    const count = rule.at('succeededCount');
    if ((count.integer ?? 0) > completions)
      yield { at: count, statement: `succeededCount is above completions (${completions})` };
  }
}

function* checkFailurePolicy(at: Field, whole: boolean | undefined) {
  const policy = at.at('template', 'spec', 'restartPolicy');
  if (policy.is('OnFailure'))
    yield { at: policy, statement: '"podFailurePolicy" needs "restartPolicy: Never"' };
  const replacement = at.at('podReplacementPolicy');
  if (replacement.is('TerminatingOrFailed'))
    yield { at: replacement, statement: 'With "podFailurePolicy", podReplacementPolicy is Failed' };
  const pod = at.at('template', 'spec');
  const lists = [pod.at('containers'), pod.at('initContainers')];
  const names = lists.flatMap((list) => list.items.map((container) => container.at('name').string));
  const areKnown = whole && lists.every((list) => list.isCompleteList) && !names.includes(undefined);
  for (const rule of at.at('podFailurePolicy', 'rules').items) {
    const action = rule.at('action');
    if (whole && action.is('FailIndex') && at.at('backoffLimitPerIndex').isAbsent)
      yield { at: action, statement: 'The action FailIndex needs "backoffLimitPerIndex"' };
    const container = rule.at('onExitCodes', 'containerName');
    if (areKnown && container.string && !names.includes(container.string))
      yield { at: container, statement: `The pod has no container "${container.string}"` };
  }
}

function* checkSelector(at: Field, kind: string) {
  const [selector, manual] = [at.at('selector'), at.at('manualSelector')];
  if (kind === 'CronJob') {
    const words = 'The Jobs of a CronJob get their "selector" from the API server';
    yield* forbidden(selector, words);
    if (manual.is(true)) yield { at: manual, statement: words };
    return;
  }
  const own = selector.at('matchLabels').entries.find(({ key }) => !JOB_LABELS.test(key));
  if (own && (manual.isAbsent || manual.is(false)))
    yield {
      at: selector,
      marksKey: true,
      statement: 'A Job gets its "selector" from the API server, unless "manualSelector" is true',
    };
}

export const checkFailureRule: Check = function* (at) {
  yield* onlyOne(at, ['onExitCodes', 'onPodConditions'], 'A rule of podFailurePolicy');
  yield* atLeastOne(at, ['onExitCodes', 'onPodConditions'], 'A rule of podFailurePolicy');
};

export const checkExitCodes: Check = function* (at) {
  const values = at.at('values');
  if (isThere(values) && values.isCompleteList && values.items.length === 0)
    yield { at: values, statement: '"onExitCodes" needs a value' };
  let last = Number.NEGATIVE_INFINITY;
  for (const item of values.items) {
    const code = item.integer;
    if (code === undefined) return;
    if (code === 0 && at.at('operator').is('In'))
      yield { at: item, statement: 'The exit code 0 is a success, which the operator In cannot name' };
    else if (code === last) yield { at: item, statement: `The exit code ${code} is there twice` };
    else if (code < last) yield { at: item, statement: 'Exit codes stand in ascending order' };
    last = Math.max(last, code);
  }
};

export const checkSuccessPolicy: Check = function* (at) {
  const rules = at.at('rules');
  if (isThere(rules) && rules.isCompleteList && rules.items.length === 0)
    yield { at: rules, statement: '"successPolicy" needs a rule' };
  for (const rule of rules.items)
    yield* atLeastOne(rule, ['succeededCount', 'succeededIndexes'], 'A rule of successPolicy');
};

/** pkg/apis/batch/validation/validation.go, ValidateCronJobCreate: the names of its Jobs have 11 characters more. */
const MAX_CRON_NAME = 52;

export const checkCronJob: Check = function* (at) {
  const name = at.at('metadata', 'name');
  if ((name.string?.length ?? 0) > MAX_CRON_NAME)
    yield { at: name, statement: `The name of a CronJob has ${MAX_CRON_NAME} characters at most` };
};
