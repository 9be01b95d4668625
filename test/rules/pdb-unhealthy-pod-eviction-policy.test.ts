import { expect, test } from 'vitest';
import { pdbUnhealthyPodEvictionPolicy as rule } from '../../server/src/rules/availability/pdb-unhealthy-pod-eviction-policy.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pdb = (more = '') => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1 # one
  selector:
    matchLabels: { app: web }
${more}`;

test('reports a budget that does not say it', () => {
  expect(messagesOf(rule, pdb())).toEqual([
    'hint: PodDisruptionBudget "web" keeps broken pods from eviction: unhealthyPodEvictionPolicy is not set.',
  ]);
});

test('is silent about either value, old versions, templates and patches', () => {
  checkRule(rule, pdb('  unhealthyPodEvictionPolicy: IfHealthyBudget\n'));
  checkRule(rule, pdb('  {{- with .Values.policy }}\n'));
  checkRule(rule, pdb(), { config: { kubernetesVersion: 26 } });
  checkRule(
    rule,
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { minAvailable: 1 }\n',
  );
});

test('the fix keeps comments', () => {
  checkFix(rule, pdb(), pdb('  unhealthyPodEvictionPolicy: AlwaysAllow\n'));
});
