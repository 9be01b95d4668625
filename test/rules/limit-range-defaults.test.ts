import { expect, test } from 'vitest';
import { cpuLimit } from '../../server/src/rules/resources/cpu-limit.ts';
import { cpuRequest } from '../../server/src/rules/resources/cpu-request.ts';
import { memoryLimit } from '../../server/src/rules/resources/memory-limit.ts';
import { memoryRequest } from '../../server/src/rules/resources/memory-request.ts';
import { messagesOf, type Setting } from '../support/ruleTester.ts';

const limitRange = (defaults: string, namespace = 'shop', type = 'Container'): Setting => ({
  beside: `
    apiVersion: v1
    kind: LimitRange
    metadata: { name: defaults, namespace: ${namespace} }
    spec: { limits: [{ type: ${type}, ${defaults} }] }
  `,
});
const pod = (resources = '{}') => `
  apiVersion: v1
  kind: Pod
  metadata: { name: web, namespace: shop }
  spec: { containers: [{ name: web, image: "web:1", resources: ${resources} }] }
`;
const RULES = [cpuRequest, cpuLimit, memoryRequest, memoryLimit];
const silent = (setting: Setting, text = pod()) =>
  RULES.filter((rule) => messagesOf(rule, text, setting).length === 0).map(({ meta }) => meta.id);

test.each([
  [
    'a default limit, which is a request too',
    'default: { memory: 512Mi }',
    ['memory-request', 'memory-limit'],
  ],
  ['a default request', 'defaultRequest: { cpu: 100m }', ['cpu-request']],
  ['a bound alone', 'max: { memory: 1Gi, cpu: 1 }', []],
])('%s of the namespace stands in', (_what, defaults, ids) => {
  expect(silent(limitRange(defaults))).toEqual(ids);
});

test('another namespace, another type and a written zero are no such default', () => {
  const defaults = 'default: { memory: 512Mi, cpu: 1 }';
  expect(silent(limitRange(defaults, 'other'))).toEqual([]);
  expect(silent(limitRange(defaults, 'shop', 'Pod'))).toEqual([]);
  expect(silent(limitRange(defaults), pod('{ limits: { memory: 0 } }'))).not.toContain('memory-limit');
});
