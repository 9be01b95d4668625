import { expect, test } from 'vitest';
import { pdbPolicy as rule } from '../../server/src/rules/availability/pdb-policy.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pdb = (...lines: string[]) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  selector: { matchLabels: { app: web } }
  unhealthyPodEvictionPolicy: AlwaysAllow
  ${lines.join('\n  ')}
`;

test('reports neither value and both', () => {
  expect(messagesOf(rule, pdb('# nothing'))).toEqual([
    'warning: PodDisruptionBudget "web" has neither minAvailable nor maxUnavailable, so it allows no eviction at all.',
  ]);
  checkRule(
    rule,
    pdb(
      'minAvailable: 1',
      '#             ^ warning unsafe: PodDisruptionBudget "web" has minAvailable and maxUnavailable: the API server accepts only one of them.',
      'maxUnavailable: 1',
    ),
  );
});

test('is silent about one of them, templates and patches', () => {
  checkRule(rule, pdb('minAvailable: 1'));
  checkRule(rule, pdb('maxUnavailable: 10%', 'minAvailable: null'));
  checkRule(rule, pdb('{{ toYaml .Values.budget }}'));
  checkRule(rule, 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: {}\n');
});

test('the fixes set one, or remove the other', () => {
  checkFix(rule, pdb('# amount'), pdb('maxUnavailable: 1', '# amount'));
  checkFix(rule, pdb('minAvailable: 1 # one', 'maxUnavailable: 1'), pdb('# one', 'maxUnavailable: 1'));
});
