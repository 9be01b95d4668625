import { expect, test } from 'vitest';
import { parseQuantity } from '../../server/src/kube/quantity.ts';

test.each([
  ['0', 0],
  ['0m', 0],
  ['100m', 0.1],
  ['300m', 0.3],
  ['.5', 0.5],
  ['1.', 1],
  ['+2', 2],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['2e3', 2000],
  ['1E', 1e18],
  ['1E2', 100],
  ['5u', 5e-6],
  ['1k', 1000],
])('%s is %d', (text, value) => {
  expect(parseQuantity(text)).toBe(value);
});

test.each(['', 'm', '1 Gi', '1gi', '1KB', '1K', '1e', 'lots', '1..5', '{{ x }}'])(
  '%j is no quantity',
  (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  },
);
