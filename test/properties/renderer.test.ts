import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIndependently } from '../support/independentYaml.ts';
import { manifestValue, textOf } from '../support/manifestArbitraries.ts';

test('generated manifests read back as the values that they were made from', () => {
  fc.assert(
    fc.property(textOf(manifestValue, 3), ({ values, text }) => {
      const { errors, values: read } = readIndependently(text);
      expect({ errors, values: read }).toEqual({ errors: [], values });
    }),
    { seed: 7, numRuns: 300 },
  );
});
