import { expect, test } from 'vitest';
import { matchesWildcard } from '../../../server/src/rules/lib/wildcard.ts';

test.each([
  ['web', 'web'],
  ['', ''],
  ['', '*'],
  ['shop-team', '*-team'],
  ['a-b-c', 'a*c'],
  ['abab', '*ab'],
  ['a.b', 'a.b'],
  ['a', '**a**'],
])('%s matches %s', (text, pattern) => {
  expect(matchesWildcard(text, pattern)).toBe(true);
});

test.each([
  ['web', 'we'],
  ['web', 'webb'],
  ['', 'a'],
  ['team-shop', '*-team'],
  ['axb', 'a.b'],
  ['abc', 'a*b'],
])('%s does not match %s', (text, pattern) => {
  expect(matchesWildcard(text, pattern)).toBe(false);
});

test('answers at once whatever the pattern', () => {
  expect(matchesWildcard('a'.repeat(2000), `${'*a'.repeat(500)}b`)).toBe(false);
});
