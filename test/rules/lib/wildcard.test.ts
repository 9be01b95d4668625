import { expect, test } from 'vitest';
import { matchesWildcard } from '../../../server/src/rules/lib/wildcard.ts';

test.each([
  ['web', 'web', true],
  ['web', '*', true],
  ['', '*', true],
  ['web-tls', 'web-*', true],
  ['web-tls', '*-tls', true],
  ['web-a-tls', 'web-*-tls', true],
  ['aXbXc', 'a*b*c', true],
  ['web', 'we', false],
  ['web', 'web-*', false],
  ['web-tls', 'web-*-tls', false],
  ['w.b', 'w?b', false],
  ['ab', 'ab*b', false],
])('%s and %s: %s', (text, pattern, expected) => {
  expect(matchesWildcard(text, pattern)).toBe(expected);
});
