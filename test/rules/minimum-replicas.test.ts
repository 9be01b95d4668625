import { expect, test } from 'vitest';
import { minimumReplicas as rule } from '../../server/src/rules/availability/minimum-replicas.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

test('reports one pod, written or not, and fewer than the option says', () => {
  checkRule(
    rule,
    workload({
      spec: `
        replicas: 1
        #         ^ info unsafe: Deployment "web" runs a single pod, not 2: it is gone while its node is.
      `,
    }),
  );
  expect(messagesOf(rule, workload())).toEqual([
    'info: Deployment "web" runs a single pod, not 2: it is gone while its node is.',
  ]);
  expect(messagesOf(rule, workload({ spec: 'replicas: 2' }), { options: { minimum: 3 } })).toEqual([
    'info: Deployment "web" runs 2 pods, not 3: it is gone while its node is.',
  ]);
});

test.each([
  ['enough', workload({ spec: 'replicas: 2' })],
  ['none, which is switched off', workload({ spec: 'replicas: 0' })],
  ['a number that is not known', workload({ spec: 'replicas: "{{ .Values.replicas }}"' })],
  ['a number as text', workload({ spec: 'replicas: "1"' })],
  ['a workload that may only run once', workload({ spec: 'strategy: { type: Recreate }' })],
  ['a DaemonSet', workload({ kind: 'DaemonSet' })],
  [
    'a patch',
    'kind: Deployment\napiVersion: apps/v1\nmetadata: { name: web }\nspec: { template: { spec: {} } }\n',
  ],
])('is silent about %s', (_what, text) => {
  checkRule(rule, text);
});

test('is silent where an autoscaler may be meant for it', () => {
  const beside = `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: web, namespace: shop }
    spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 5 }
  `;
  checkRule(rule, workload(), { beside });
  expect(messagesOf(rule, workload({ namespace: 'other' }), { beside })).toHaveLength(1);
  expect(messagesOf(rule, workload({ name: 'api' }), { beside })).toHaveLength(1);
});

test('the fix keeps the comment', () => {
  checkFix(rule, workload({ spec: 'replicas: 1 # for now' }), workload({ spec: 'replicas: 3 # for now' }));
});
