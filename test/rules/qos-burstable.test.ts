import { expect, test } from 'vitest';
import { qosBurstable as rule } from '../../server/src/rules/resources/qos-burstable.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const ALONE = { config: { rules: { 'cpu-request': 'off', 'memory-request': 'off' } } } as const;

const MESSAGE =
  'No container of this pod has a request or limit: it is the first to be evicted (BestEffort).';

test('reports a pod without any request or limit', () => {
  expect(
    messagesOf(
      rule,
      'containers: [{ name: a, image: "a:1" }, { name: b, image: "b:1", resources: { limits: {} } }]',
      ALONE,
    ),
  ).toEqual([`hint: ${MESSAGE}`]);
});

test.each([
  [
    'one limit',
    'containers: [{ name: a, image: "a:1" }, { name: b, image: "b:1", resources: { limits: { cpu: 1 } } }]',
  ],
  [
    'an init container that requests',
    'initContainers: [{ name: i, image: "i:1", resources: { requests: { cpu: 1 } } }]\ncontainers: [{ name: a, image: "a:1" }]',
  ],
  ['resources of the pod', 'resources: { requests: { cpu: 1 } }\ncontainers: [{ name: a, image: "a:1" }]'],
  ['a template', 'containers: [{ name: a, image: "a:1", resources: "{{ r }}" }]'],
  ['a patch', 'containers: [{ name: a }]'],
])('is silent about %s', (_what, text) => {
  checkRule(rule, `${text}\n`, ALONE);
});

test('is silent beside a LimitRange that gives a request', () => {
  const beside =
    'apiVersion: v1\nkind: LimitRange\nmetadata: { name: all }\nspec: { limits: [{ type: Container, defaultRequest: { cpu: 100m } }] }\n';
  checkRule(rule, 'containers: [{ name: a, image: "a:1" }]', { ...ALONE, beside });
  expect(
    messagesOf(rule, 'containers: [{ name: a, image: "a:1" }]', { ...ALONE, beside, file: 'b/pod.yaml' }),
  ).toHaveLength(1);
});

test('the fix requests the defaults for each container', () => {
  const requests = '    resources:\n      requests:\n        cpu: 100m\n        memory: 128Mi\n';
  const pod = (more: string) =>
    `containers:\n  - name: a # one\n    image: a:1\n${more}  - name: b\n    image: b:1\n${more}`;
  checkFix(rule, pod(''), pod(requests), ALONE);
});

test('leaves the place to the rules about what is missing', () => {
  checkRule(rule, 'containers: [{ name: a, image: "a:1" }]\n');
});
