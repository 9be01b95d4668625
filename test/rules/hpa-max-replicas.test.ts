import { expect, test } from 'vitest';
import { hpaMaxReplicas as rule } from '../../server/src/rules/availability/hpa-max-replicas.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const hpa = (...lines: string[]) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef: { kind: Deployment, name: web }
  ${lines.join('\n  ')}
`;

test('reports a maximum without room, and louder what the API server refuses', () => {
  checkRule(
    rule,
    hpa(
      'minReplicas: 3',
      'maxReplicas: 3',
      '#            ^ info unsafe: HorizontalPodAutoscaler "web" has too little room above its minReplicas of 3 to scale at all.',
    ),
  );
  const refused = (...lines: string[]) => messagesOf(rule, hpa(...lines));
  expect(refused('minReplicas: 3', 'maxReplicas: 2')).toEqual([
    'warning: HorizontalPodAutoscaler "web" has a maxReplicas below its minReplicas of 3, so the API server refuses it.',
  ]);
  expect(refused('maxReplicas: 0')).toEqual([
    'warning: HorizontalPodAutoscaler "web" has a maxReplicas below 1, so the API server refuses it.',
  ]);
  expect(refused('minReplicas: 3')).toEqual([
    'warning: HorizontalPodAutoscaler "web" has no maxReplicas, so the API server refuses it.',
  ]);
});

test('is silent about room, pinned ones where that is wanted, templates and patches', () => {
  checkRule(rule, hpa('minReplicas: 3', 'maxReplicas: 4'));
  checkRule(rule, hpa('minReplicas: 3', 'maxReplicas: 3'), { options: { headroom: 0 } });
  checkRule(rule, hpa('minReplicas: 3', 'maxReplicas: "{{ max }}"'));
  checkRule(rule, hpa('minReplicas: "{{ min }}"', 'maxReplicas: 1'));
  checkRule(rule, 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec: { minReplicas: 3 }\n');
});

test('the fix makes room', () => {
  checkFix(
    rule,
    hpa('minReplicas: 3', 'maxReplicas: 3 # max'),
    hpa('minReplicas: 3', 'maxReplicas: 6 # max'),
  );
});
