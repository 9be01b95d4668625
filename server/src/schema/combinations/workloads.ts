import type { Field } from '../../syntax/field.ts';
import { type Check, forbidden, isThere } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/apps/validation/validation.go: ValidateDeploymentStrategy, ValidateDeploymentSpec, ValidateRollingUpdateDaemonSet,
 * ValidateStatefulSetSpec.
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
