import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manifestValue, textOf } from '../support/manifestArbitraries.ts';
import { checkFixAll } from './fixProperties.ts';

// Shrinking a counterexample may take minutes: the smallest one that is found in this time is small enough to read.
const LIMIT_MS = 60_000;

test.each([
  { name: 'safe', unsafe: false, seed: 11, numRuns: 120 },
  { name: 'unsafe', unsafe: true, seed: 12, numRuns: 80 },
])(
  'every promise of fix-all and of each fix holds for generated manifests: $name',
  ({ unsafe, seed, numRuns }) => {
    fc.assert(
      fc.property(textOf(manifestValue, 2), ({ text }) => {
        expect(checkFixAll(text, { unsafe, maxSingles: 3 })).toEqual([]);
      }),
      { seed, numRuns, interruptAfterTimeLimit: LIMIT_MS },
    );
  },
  2 * LIMIT_MS,
);
