import { expect, test } from 'vitest';
import { vpaTarget as rule } from '../../server/src/rules/availability/vpa-target.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const vpa = (target: string, more = '') => `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web }
spec:
  targetRef: { ${target} }
  ${more}
`;
const WEB = 'apiVersion: apps/v1, kind: Deployment, name: web';
const hpa = (metrics: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { kind: Deployment, name: web }
  maxReplicas: 4
  ${metrics}
`;

test('reports a kind that it cannot size', () => {
  checkRule(
    rule,
    `
    apiVersion: autoscaling.k8s.io/v1
    kind: VerticalPodAutoscaler
    metadata: { name: web }
    spec:
      targetRef:
        apiVersion: apps/v1
        kind: deployment
        #     ^^^^^^^^^^ info: VerticalPodAutoscaler "web" is meant for a deployment, which it cannot size.
        name: web
    `,
  );
});

test('reports a target that is not there, and an autoscaler that measures by what it changes', () => {
  expect(messagesOf(rule, vpa(WEB), { beside: workload({ name: 'api' }) })).toEqual([
    'info: VerticalPodAutoscaler "web" sizes Deployment "web", which is not in this workspace.',
  ]);
  expect(messagesOf(rule, vpa(WEB), { beside: hpa('') })).toEqual([
    'info: VerticalPodAutoscaler "web" changes the cpu request that HorizontalPodAutoscaler "web" goes by: the two drive each other.',
  ]);
});

test.each([
  ['its target', vpa(WEB), workload()],
  ['a resource of another group', vpa('apiVersion: example.com/v1, kind: Database, name: web'), workload()],
  ['a recommender that changes nothing', vpa(WEB, 'updatePolicy: { updateMode: "Off" }'), hpa('')],
  ['resources that it leaves alone', vpa(WEB, 'resourcePolicy: { containerPolicies: [{}] }'), hpa('')],
  ['other metrics', vpa(WEB), hpa('metrics: [{ type: External, external: { metric: { name: queue } } }]')],
  ['a template', vpa('apiVersion: v1, kind: "{{ kind }}", name: web'), ''],
])('is silent about %s', (_what, text, beside) => {
  checkRule(rule, text, { beside });
});
