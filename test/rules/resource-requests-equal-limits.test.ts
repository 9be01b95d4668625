import { expect, test } from 'vitest';
import { resourceRequestsEqualLimits as rule } from '../../server/src/rules/resources/resource-requests-equal-limits.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (requests: string, limits: string) =>
  `containers:\n  - name: web\n    image: web:1\n    resources:\n      requests: ${requests}\n      limits: ${limits}\n`;

test('reports each resource that differs', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: web:1
        resources:
          requests:
            cpu: 100m
            #    ^^^^ hint unsafe: Container "web" requests 100m of cpu but may use 1.
            memory: 128Mi
            #       ^^^^^ hint unsafe: Container "web" requests 128Mi of memory but may use 1Gi.
          limits: { cpu: 1, memory: 1Gi }
    `,
  );
});

test('is silent about equal amounts in any spelling, half of a pair, templates and other resources', () => {
  checkRule(rule, pod('{ cpu: 1000m, memory: 1024Mi }', '{ cpu: 1, memory: 1Gi }'));
  checkRule(rule, pod('{ cpu: 1 }', '{ memory: 1Gi }'));
  checkRule(rule, pod('{ cpu: "{{ x }}" }', '{ cpu: 1 }'));
  checkRule(rule, pod('{ cpu: 1 }', '{ cpu: 2 }'), { options: { resources: ['memory'] } });
});

test('leaves a request that is far below its limit to `resource-ratio` where that is on', () => {
  const far = pod('{ memory: 100Mi }', '{ memory: 1Gi }');
  expect(messagesOf(rule, far)).toHaveLength(1);
  expect(messagesOf(rule, far, { config: { rules: { 'resource-ratio': 'on' } } })).toEqual([]);
});

test('the fix raises the request', () => {
  checkFix(rule, pod('{ cpu: 100m } # low', '{ cpu: 500m }'), pod('{ cpu: 500m } # low', '{ cpu: 500m }'));
});
