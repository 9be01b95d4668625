import { expect, test } from 'vitest';
import { missingSecretOrConfigmap as rule } from '../../server/src/rules/secrets/missing-secret-or-configmap.ts';
import { messagesOf } from '../support/ruleTester.ts';

const pod = (source: string) =>
  `containers: [{ name: web, image: a:1, env: [{ name: A, valueFrom: { ${source} } }] }]\n`;
const map = (rest: string, name = 'web') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n${rest}\n`;
const key = (name: string, at: string, more = '') =>
  pod(`configMapKeyRef: { name: ${name}, key: ${at}${more} }`);

test('reports an object that is not beside the others, and a key that is not in it', () => {
  expect(messagesOf(rule, key('wbe', 'mode'), { beside: map('data: { mode: a }') })).toEqual([
    'info: ConfigMap "wbe" is not in this workspace: without it the container does not start.',
  ]);
  expect(
    messagesOf(rule, key('web', 'moed'), { beside: map('data: { mode: a }\nbinaryData: { b: YQ== }') }),
  ).toEqual([
    'info: ConfigMap "web" has no key "moed" in this workspace: without it the container does not start.',
  ]);
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: web }\nstringData: { a: b }\n';
  expect(messagesOf(rule, pod('secretKeyRef: { name: web, key: b }'), { beside: secret })).toHaveLength(1);
});

test('is silent where the objects come from elsewhere, or are not wholly known', () => {
  expect(messagesOf(rule, key('web', 'mode'))).toEqual([]);
  expect(messagesOf(rule, key('web', 'mode'), { beside: map('data: { mode: a }') })).toEqual([]);
  expect(messagesOf(rule, key('web', 'b'), { beside: map('binaryData: { b: YQ== }') })).toEqual([]);
  expect(messagesOf(rule, key('web', 'mode'), { beside: map('data: "{{ .Values.data }}"') })).toEqual([]);
  expect(
    messagesOf(rule, key('other', 'mode', ', optional: true'), { beside: map('data: { mode: a }') }),
  ).toEqual([]);
  expect(messagesOf(rule, key('"{{ .Values.name }}"', 'mode'), { beside: map('data: { mode: a }') })).toEqual(
    [],
  );
  expect(
    messagesOf(rule, pod('secretKeyRef: { name: other, key: a }'), { beside: map('data: { mode: a }') }),
  ).toEqual([]);
  const empty = 'apiVersion: v1\nkind: Secret\nmetadata: { name: web }\n';
  expect(messagesOf(rule, pod('secretKeyRef: { name: other, key: a }'), { beside: empty })).toEqual([]);
  const elsewhere = map('data: { mode: a }', 'web').replace('web', 'web, namespace: other');
  expect(messagesOf(rule, key('wbe', 'mode'), { beside: elsewhere })).toEqual([]);
});

test('knows what other objects make', () => {
  const beside = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: web }
spec: {}
`;
  expect(messagesOf(rule, pod('secretKeyRef: { name: web, key: b }'), { beside })).toEqual([]);
});

test('leaves out names from the configuration', () => {
  const options = { ignored: ['wb*'] };
  expect(messagesOf(rule, key('wbe', 'mode'), { beside: map('data: { mode: a }'), options })).toEqual([]);
});
