import { test } from 'vitest';
import { pdbMaxUnavailable as rule } from '../../server/src/rules/availability/pdb-max-unavailable.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

const pdb = (...lines: string[]) =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  ${lines.join('\n  ')}\n`;
const MESSAGE =
  'info unsafe: PodDisruptionBudget "web" lets no pod go (maxUnavailable is 0), so nodes with these pods cannot be drained.';

test('reports 0 and 0%', () => {
  checkRule(rule, pdb('maxUnavailable: 0', `#               ^ ${MESSAGE}`));
  checkRule(rule, pdb('maxUnavailable: 0%', `#               ^^ ${MESSAGE}`));
});

test('is silent about more, nothing, templates and other types', () => {
  for (const value of ['1', '1%', 'null', '"{{ x }}"', 'zero', 'false'])
    checkRule(rule, pdb(`maxUnavailable: ${value}`));
  checkRule(rule, pdb('minAvailable: 0'));
});

test('the fix lets one go', () => {
  checkFix(rule, pdb('maxUnavailable: 0 # never'), pdb('maxUnavailable: 1 # never'));
});
