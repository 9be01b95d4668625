import { expect, test } from 'vitest';
import { apiFate } from '../../server/src/kube/apiVersions.ts';
import { apiOf } from '../../server/src/schema/api.ts';
import { knownMinors, minorsWithKind } from '../../server/src/schema/kubernetes.ts';

const newest = knownMinors.at(-1) ?? 0;
const served = knownMinors.flatMap((minor) => apiOf(minor).kinds);

test('every kind that a release has taken away says when', () => {
  const wrong = served.flatMap(({ apiVersion, kind }) => {
    const last = minorsWithKind(apiVersion, kind)?.last ?? newest;
    const after = knownMinors[knownMinors.indexOf(last) + 1];
    const removed = apiFate(apiVersion, kind)?.removed ?? newest + 1;
    const isRight = after === undefined ? removed > newest : removed > last && removed <= after;
    return isRight ? [] : [`${apiVersion} ${kind}: removed in ${removed}, last served in ${last}`];
  });
  expect(wrong).toEqual([]);
});

test('what takes the place of a kind is served from the release on that is named', () => {
  const wrong = served.flatMap(({ apiVersion, kind }) => {
    const replacement = apiFate(apiVersion, kind)?.replacement;
    if (!replacement || replacement.since > newest) return [];
    const first = minorsWithKind(replacement.apiVersion, kind)?.first;
    const known = knownMinors.find((minor) => minor >= replacement.since);
    return first === known ? [] : [`${apiVersion} ${kind}: ${replacement.apiVersion} since ${first}`];
  });
  expect(wrong).toEqual([]);
});
