import { expect, test } from 'vitest';
import { duplicateAutoscaler as rule } from '../../server/src/rules/availability/duplicate-autoscaler.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const hpa = (name: string, target = 'web') => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name} }
spec: { scaleTargetRef: { kind: Deployment, name: ${target} }, maxReplicas: 4 }
`;
const vpa = (name: string) => `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: ${name} }
spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;

test('reports the later of two autoscalers of one workload', () => {
  checkRule(
    rule,
    `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: b }
    spec:
      maxReplicas: 4
      scaleTargetRef: { kind: Deployment, name: web }
      #                                         ^^^ info: HorizontalPodAutoscaler "b" and HorizontalPodAutoscaler "a" both scale Deployment "web": they undo each other's work.
    `,
    { beside: hpa('a') },
  );
  expect(messagesOf(rule, `${vpa('a')}---${vpa('b')}`)).toHaveLength(1);
});

test('is silent about another target, another sort, another folder, and the same object in two variants', () => {
  checkRule(rule, hpa('b'), { beside: hpa('a', 'api') });
  checkRule(rule, hpa('b'), { beside: vpa('a') });
  checkRule(rule, hpa('b'), { beside: hpa('a'), file: 'other/hpa.yaml' });
  checkRule(rule, hpa('b'), { beside: hpa('b') });
  checkRule(rule, hpa('b', '"{{ name }}"'), { beside: hpa('a') });
});
