import { expect, test } from 'vitest';
import { danglingHpa as rule } from '../../server/src/rules/availability/dangling-hpa.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const hpa = (name: string, kind = 'Deployment', namespace = '') => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web${namespace} }
spec:
  scaleTargetRef: { kind: ${kind}, name: ${name} }
  maxReplicas: 4
`;

test('reports a name or a kind that no workload beside it has', () => {
  checkRule(
    rule,
    `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: web }
    spec:
      scaleTargetRef:
        kind: Deployment
        name: wbe
        #     ^^^ info: HorizontalPodAutoscaler "web" scales Deployment "wbe", which is not in this workspace.
      maxReplicas: 4
    `,
    { beside: workload() },
  );
  expect(messagesOf(rule, hpa('web', 'StatefulSet'), { beside: workload() })).toHaveLength(1);
});

test.each([
  ['its target', hpa('web'), workload()],
  ['an autoscaler alone', hpa('web'), ''],
  ['a target that may be in the namespace', hpa('web', 'Deployment', ', namespace: shop'), workload()],
  ['workloads of another namespace', hpa('web'), workload({ name: 'api', namespace: 'other' })],
  ['a kind of another project', hpa('web', 'ModelServer'), workload()],
  ['a workload that is not wholly known', hpa('web'), workload({ name: 'api', podSpec: 'x: {{ y }}' })],
  ['a template', hpa('"{{ name }}"'), workload()],
])('is silent about %s', (_what, text, beside) => {
  checkRule(rule, text, { beside });
});
