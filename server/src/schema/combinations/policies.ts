import { parseQuantity } from '../../kube/quantity.ts';
import type { Field } from '../../syntax/field.ts';
import { atLeastOne, type Check, forbidden, isThere, onlyOne } from './check.ts';

/*
 * What is valid in a namespace or cluster. k8s.io/kubernetes pkg/apis/core/validation/validation.go, ValidateLimitRange;
 * pkg/apis/scheduling/validation/validation.go, ValidatePriorityClass; pkg/apis/admissionregistration/validation/validation.go,
 * validateWebhookClientConfig and validateValidatingWebhook; k8s.io/apiextensions-apiserver pkg/apis/apiextensions/validation/validation.go,
 * ValidateCustomResourceDefinition.
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

export const checkLimits: Check = function* (at) {
  if (at.at('type').is('Pod'))
    for (const name of ['default', 'defaultRequest'])
      yield* forbidden(at.at(name), `Limits of type Pod have no "${name}"`);
  const keys = new Set(
    ['min', 'max', 'default', 'defaultRequest'].flatMap((name) => at.at(name).entries.map(({ key }) => key)),
  );
  for (const key of keys) {
    const crossed = BOUNDS.find(
      ([low, high]) =>
        (amountAt(at.at(low, key)) ?? 0) > (amountAt(at.at(high, key)) ?? Number.POSITIVE_INFINITY),
    );
    if (crossed)
      yield {
        at: at.at(crossed[0], key),
        statement: `The ${crossed[0]} of ${key} is above its ${crossed[1]}`,
      };
  }
};

function amountAt(field: Field): number | undefined {
  const text = field.stringOrNumber;
  return text === undefined ? undefined : parseQuantity(text);
}

/** pkg/apis/scheduling/types.go, HighestUserDefinablePriority. */
const HIGHEST_PRIORITY = 1_000_000_000;

export const checkPriority: Check = function* (at) {
  const [name, value] = [at.at('metadata', 'name').string, at.at('value')];
  if (!name?.startsWith('system-') && (value.integer ?? 0) > HIGHEST_PRIORITY)
    yield { at: value, statement: `A priority is ${HIGHEST_PRIORITY} at most` };
};

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
};

export const checkWebhookClient: Check = function* (at) {
  yield* onlyOne(at, ['url', 'service'], 'clientConfig');
  yield* atLeastOne(at, ['service', 'url'], 'clientConfig');
};

export const checkDefinition: Check = function* (at) {
  const [plural, group] = [at.at('spec', 'names', 'plural').string, at.at('spec', 'group').string];
  const name = at.at('metadata', 'name');
  if (name.string && plural && group && name.string !== `${plural}.${group}`)
    yield { at: name, statement: `The name of this CustomResourceDefinition must be ${plural}.${group}` };
  const versions = at.at('spec', 'versions');
  const storage = versions.items.map((version) => version.at('storage'));
  const isKnown =
    versions.isCompleteList && storage.every((field) => field.isAbsent || field.boolean !== undefined);
  const stored = storage.filter((field) => field.is(true));
  const second = stored[1];
  if (second) yield { at: second, statement: 'Only one version has "storage: true"' };
  else if (isThere(versions) && isKnown && stored.length === 0 && versions.items.length > 0)
    yield {
      at: versions,
      marksKey: true,
      lacks: true,
      needs: ['storage'],
      statement: 'One version needs "storage: true"',
    };
};
