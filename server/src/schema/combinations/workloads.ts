import type { Field } from '../../syntax/field.ts';
import { atLeastOne, type Check, forbidden, isThere, onlyOne } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/apps/validation/validation.go: ValidateDeploymentStrategy, ValidateDeploymentSpec, ValidateRollingUpdateDaemonSet,
 * ValidateStatefulSetSpec; pkg/apis/batch/validation/validation.go: validateJobSpec, validateGeneratedSelector, validateCronJobSpec.
 */

export const checkDeploymentStrategy: Check = function* (at) {
  const update = at.at('rollingUpdate');
  if (at.at('type').is('Recreate') && isThere(update))
    yield { at: update, marksKey: true, statement: 'The strategy Recreate has no "rollingUpdate"' };
  const [surge, unavailable] = [update.at('maxSurge'), update.at('maxUnavailable')];
  if (isZero(surge) && isZero(unavailable))
    yield { at: unavailable, statement: '"maxUnavailable" and "maxSurge" cannot both be 0' };
};

export const checkDeployment: Check = function* (at, { whole }) {
  const [ready, deadline] = [at.at('minReadySeconds'), at.at('progressDeadlineSeconds')];
  // pkg/apis/apps/v1/defaults.go: 600 seconds.
  const most = deadline.integer ?? (deadline.isAbsent && whole ? 600 : undefined);
  if (
    most !== undefined &&
    most !== 2_147_483_647 &&
    most >= 0 &&
    (ready.integer ?? 0) >= most &&
    (most > 0 || isThere(ready))
  )
    yield {
      at: isThere(deadline) ? deadline : ready,
      statement: `progressDeadlineSeconds (${most}) must be above minReadySeconds (${ready.integer ?? 0})`,
    };
};

export const checkDaemonSetUpdate: Check = function* (at, { whole }) {
  const [surge, unavailable] = [at.at('maxSurge'), at.at('maxUnavailable')];
  // pkg/apis/apps/v1/defaults.go: maxUnavailable is 1, maxSurge 0.
  const replaces = isNotZero(unavailable) || (unavailable.isAbsent && whole === true);
  if (isNotZero(surge) && replaces)
    yield { at: surge, statement: 'A DaemonSet with "maxSurge" needs "maxUnavailable: 0"' };
  if (isZero(unavailable) && (isZero(surge) || (surge.isAbsent && whole)))
    yield { at: unavailable, statement: '"maxUnavailable" and "maxSurge" cannot both be 0' };
};

export const checkStatefulSetUpdate: Check = function* (at) {
  if (at.at('type').is('OnDelete'))
    yield* forbidden(at.at('rollingUpdate'), 'The update strategy OnDelete has no "rollingUpdate"');
  const unavailable = at.at('rollingUpdate', 'maxUnavailable');
  if (isZero(unavailable))
    yield { at: unavailable, statement: '"maxUnavailable" of a StatefulSet cannot be 0' };
};

function isZero(field: Field): boolean {
  return field.is(0) || field.is('0%');
}

function isNotZero(field: Field): boolean {
  const text = field.stringOrNumber;
  return text !== undefined && /^[1-9]\d*%?$/.test(text);
}

/** Labels that the API server itself puts on the pods of a Job. */
const JOB_LABELS = /^(?:batch\.kubernetes\.io\/)?(?:controller-uid|job-name)$/;

export const checkJob: Check = function* (at, { resource, whole }) {
  const indexed = at.at('completionMode');
  const isIndexed = indexed.is('Indexed');
  const completions = at.at('completions');
  if (isIndexed && completions.isAbsent && whole)
    yield { at: completions, lacks: true, statement: 'An Indexed Job needs "completions"' };
  if (whole && (indexed.isAbsent || indexed.is('NonIndexed')))
    for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'])
      yield* forbidden(at.at(name), `"${name}" needs "completionMode: Indexed"`);
  if (whole && isIndexed && isThere(at.at('maxFailedIndexes')) && at.at('backoffLimitPerIndex').isAbsent)
    yield {
      at: at.at('maxFailedIndexes'),
      marksKey: true,
      statement: '"maxFailedIndexes" needs "backoffLimitPerIndex"',
    };
  const policy = at.at('template', 'spec', 'restartPolicy');
  if (isThere(at.at('podFailurePolicy')) && policy.is('OnFailure'))
    yield { at: policy, statement: '"podFailurePolicy" needs "restartPolicy: Never"' };
  yield* checkJobSelector(at, resource.kind);
};

function* checkJobSelector(at: Field, kind: string) {
  const [selector, manual] = [at.at('selector'), at.at('manualSelector')];
  if (kind === 'CronJob') {
    yield* forbidden(selector, 'The Jobs of a CronJob get their "selector" from the API server');
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

/** pkg/apis/batch/validation/validation.go, ValidateCronJobCreate: the names of its Jobs have 11 characters more. */
const MAX_CRON_NAME = 52;

export const checkCronJob: Check = function* (at) {
  const name = at.at('metadata', 'name');
  if ((name.string?.length ?? 0) > MAX_CRON_NAME)
    yield { at: name, statement: `The name of a CronJob has ${MAX_CRON_NAME} characters at most` };
};
