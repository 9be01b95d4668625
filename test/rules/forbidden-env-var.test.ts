import { expect, test } from 'vitest';
import { forbiddenEnvVar as rule } from '../../server/src/rules/secrets/forbidden-env-var.ts';
import { messagesOf } from '../support/ruleTester.ts';

const pod = (item: string) => `containers: [{ name: web, image: a:1, env: [${item}] }]\n`;
const options = { variables: ['DISABLE_OPA=true', 'NODE_TLS_REJECT_UNAUTHORIZED'] };

test('reports names, and names with a value', () => {
  expect(messagesOf(rule, pod('{ name: DISABLE_OPA, value: "true" }'), { options })).toEqual([
    'warning: Container "web" sets DISABLE_OPA=true, which is forbidden here.',
  ]);
  expect(messagesOf(rule, pod('{ name: NODE_TLS_REJECT_UNAUTHORIZED, value: "0" }'), { options })).toEqual([
    'warning: Container "web" sets NODE_TLS_REJECT_UNAUTHORIZED, which is forbidden here.',
  ]);
});

test('is silent about other values, templates, and without a list', () => {
  expect(messagesOf(rule, pod('{ name: DISABLE_OPA, value: "false" }'), { options })).toEqual([]);
  expect(messagesOf(rule, pod('{ name: DISABLE_OPA, value: "{{ .Values.off }}" }'), { options })).toEqual([]);
  expect(messagesOf(rule, pod('{ name: "{{ .Values.name }}", value: "true" }'), { options })).toEqual([]);
  expect(messagesOf(rule, pod('{ name: DISABLE_OPA, value: "true" }'))).toEqual([]);
});
