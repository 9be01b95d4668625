import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manifestValue, textOf } from '../support/manifestArbitraries.ts';
import { checkFixAll } from './fixProperties.ts';

test.each([
  { unsafe: false, seed: 11, numRuns: 150 },
  { unsafe: true, seed: 12, numRuns: 150 },
])('every promise of fix-all holds for generated manifests ($unsafe)', ({ unsafe, seed, numRuns }) => {
  fc.assert(
    fc.property(textOf(manifestValue, 2), ({ text }) => {
      expect(checkFixAll(text, { unsafe })).toEqual([]);
    }),
    { seed, numRuns },
  );
});
