import { test } from 'vitest';
import { pdbReasonable as rule } from '../../server/src/rules/availability/pdb-reasonable.ts';
import { checkRule } from '../support/ruleTester.ts';

const ALONE = { config: { rules: { 'pdb-min-available': 'off', 'pdb-max-unavailable': 'off' } } } as const;

const pdb = (...lines: string[]) =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  ${lines.join('\n  ')}\n`;

test('reports percentages on the wrong side of one half', () => {
  checkRule(
    rule,
    pdb(
      'minAvailable: 51%',
      '#             ^^^ hint: PodDisruptionBudget "web" wants 51% of the pods available, more than half: drains take long.',
    ),
    ALONE,
  );
  checkRule(
    rule,
    pdb(
      'maxUnavailable: 49%',
      '#               ^^^ hint: PodDisruptionBudget "web" lets only 49% of the pods go at a time, less than half: drains take long.',
    ),
    ALONE,
  );
});

test('is silent about one half, numbers and templates', () => {
  for (const value of ['50%', '3', '"{{ x }}%"', 'many']) {
    checkRule(rule, pdb(`minAvailable: ${value}`), ALONE);
    checkRule(rule, pdb(`maxUnavailable: ${value}`), ALONE);
  }
});
