import { quantityAt } from '../../kube/quantity.ts';
import type { Field } from '../../syntax/field.ts';
import { isPlaceholder } from '../formats/format.ts';
import { type Check, forbidden, isThere } from './check.ts';

/*
 * What a namespace may use. k8s.io/kubernetes pkg/apis/core/validation/validation.go: ValidateLimitRange, ValidateResourceQuotaSpec,
 * validateResourceQuotaScopes; pkg/apis/core/helper/helpers.go: standardLimitRangeTypes, integerResources, IsResourceQuotaScopeValidForResource.
 */

/** Pairs of bounds: the first is not above the second. */
const BOUNDS = [
  ['min', 'max'],
  ['min', 'defaultRequest'],
  ['min', 'default'],
  ['defaultRequest', 'default'],
  ['defaultRequest', 'max'],
  ['default', 'max'],
] as const;
const LIMIT_TYPES = ['Container', 'Pod', 'PersistentVolumeClaim'];

export const checkLimits: Check = function* (at) {
  const type = at.at('type');
  if (
    type.string &&
    !LIMIT_TYPES.includes(type.string) &&
    !type.string.includes('/') &&
    !isPlaceholder(type.string)
  )
    yield {
      at: type,
      statement: `"${type.string}" is not a type of limits: write Container, Pod or PersistentVolumeClaim`,
    };
  if (type.is('Pod'))
    for (const name of ['default', 'defaultRequest'])
      yield* forbidden(at.at(name), `Limits of type Pod have no "${name}"`);
  if (type.is('PersistentVolumeClaim') && at.isCompleteMap) {
    const [least, most] = [at.at('min', 'storage'), at.at('max', 'storage')];
    if (least.isAbsent && most.isAbsent)
      yield {
        at: least,
        lacks: true,
        needs: ['min', 'max', 'storage'],
        statement: 'Limits of type PersistentVolumeClaim need "min.storage" or "max.storage"',
      };
  }
  for (const { key } of at.at('maxLimitRequestRatio').entries) {
    const ratio = at.at('maxLimitRequestRatio', key);
    if ((quantityAt(ratio) ?? 1) < 1)
      yield { at: ratio, statement: 'A ratio of limit to request is 1 or more' };
  }
  yield* checkBounds(at);
};

function* checkBounds(at: Field) {
  const keys = new Set(
    ['min', 'max', 'default', 'defaultRequest'].flatMap((name) => at.at(name).entries.map(({ key }) => key)),
  );
  for (const key of keys) {
    const crossed = BOUNDS.find(
      ([low, high]) =>
        (quantityAt(at.at(low, key)) ?? 0) > (quantityAt(at.at(high, key)) ?? Number.POSITIVE_INFINITY),
    );
    if (crossed)
      yield {
        at: at.at(crossed[0], key),
        statement: `The ${crossed[0]} of ${key} is above its ${crossed[1]}`,
      };
  }
}

export const checkLimitRange: Check = function* (at) {
  const seen = new Set<string>();
  for (const type of at.at('limits').items.map((item) => item.at('type'))) {
    const text = type.string;
    if (text && seen.has(text)) yield { at: type, statement: `Two items of limits have the type ${text}` };
    seen.add(text ?? '');
  }
};

const WHOLE =
  /^(?:pods|resourcequotas|services|replicationcontrollers|secrets|configmaps|persistentvolumeclaims|services\.(?:nodeports|loadbalancers)|count\/.+)$/;
const OF_PODS = /^(?:pods|(?:(?:requests|limits)\.)?(?:cpu|memory))$/;
/** Scopes that only quotas for pods and their resources have. */
const POD_SCOPES: ReadonlyMap<string, RegExp> = new Map([
  ['Terminating', OF_PODS],
  ['NotTerminating', OF_PODS],
  ['NotBestEffort', OF_PODS],
  ['BestEffort', /^pods$/],
]);
/** Native names: others, such as `requests.nvidia.com/gpu`, may have any scope. */
const NATIVE = /^[a-z.-]+$/;
const OPPOSITES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const;

export const checkQuota: Check = function* (at) {
  const hard = at.at('hard');
  for (const { key } of hard.entries) {
    const amount = quantityAt(hard.at(key));
    if (amount !== undefined && amount % 1 !== 0 && WHOLE.test(key))
      yield { at: hard.at(key), statement: `${key} are counted: their quota is a whole number` };
  }
  const scopes = at.at('scopes');
  const names = scopes.items.map((item) => item.string ?? '');
  const pair = OPPOSITES.find(([one, other]) => names.includes(one) && names.includes(other));
  if (pair) {
    const second = scopes.items.find((item) => item.is(pair[1]));
    if (second) yield { at: second, statement: `The scopes ${pair[0]} and ${pair[1]} exclude each other` };
    return;
  }
  for (const name of names) {
    const fitting = POD_SCOPES.get(name);
    const other = hard.entries.find(({ key }) => fitting && NATIVE.test(key) && !fitting.test(key));
    if (other && isThere(hard.at(other.key)))
      yield {
        at: hard.at(other.key),
        marksKey: true,
        statement: `A quota with the scope ${name} cannot count ${other.key}`,
      };
  }
};
