import { expect, test } from 'vitest';
import { hpaMinimumReplicas as rule } from '../../server/src/rules/availability/hpa-minimum-replicas.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const hpa = (lines: string, target = 'scaleTargetRef: { kind: Deployment, name: web }') => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  ${target}
  ${lines}
`;

test('reports a minimum of one, written or not', () => {
  checkRule(
    rule,
    `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: web }
    spec:
      scaleTargetRef: { kind: Deployment, name: web }
      minReplicas: 1
      #            ^ info unsafe: HorizontalPodAutoscaler "web" may go down to one pod, fewer than 2.
      maxReplicas: 4
    `,
  );
  expect(messagesOf(rule, hpa('maxReplicas: 4'))).toHaveLength(1);
  expect(messagesOf(rule, hpa('minReplicas: 2'), { options: { minimum: 3 } })).toEqual([
    'info: HorizontalPodAutoscaler "web" may go down to 2 pods, fewer than 3.',
  ]);
});

test('is silent about enough, a wanted zero, a template, a patch without target', () => {
  for (const least of ['2', '0', '"{{ x }}"', '"1"']) checkRule(rule, hpa(`minReplicas: ${least}`));
  checkRule(rule, hpa('minReplicas: 1', '# no target'));
});

test('the fix sets the minimum, unless that is above the maximum', () => {
  checkFix(
    rule,
    hpa('minReplicas: 1 # idle\n  maxReplicas: 4'),
    hpa('minReplicas: 2 # idle\n  maxReplicas: 4'),
  );
  expect(() => checkFix(rule, hpa('minReplicas: 1\n  maxReplicas: 1'), '')).toThrow('No such fix');
});
