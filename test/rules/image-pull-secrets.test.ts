import { expect, test } from 'vitest';
import { imagePullSecrets as rule } from '../../server/src/rules/images/image-pull-secrets.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const pod = (image: string, more = 'restartPolicy: Always') =>
  `${more}\ncontainers:\n  - { name: web, image: "${image}" }\n`;
const OURS = 'registry.example.com/web:1';
const account = (rest: string) => `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web }\n${rest}\n`;

test('reports a pod once', () => {
  const MESSAGE = 'info: The pod pulls from registry.example.com and has no imagePullSecrets.';
  expect(messagesOf(rule, `${pod(OURS)}  - { name: b, image: "${OURS}" }\n`)).toEqual([MESSAGE]);
  expect(messagesOf(rule, pod(OURS, 'imagePullSecrets: []'))).toEqual([MESSAGE]);
});

test.each([
  pod(OURS, 'imagePullSecrets: [{ name: a }]'),
  pod(OURS, 'imagePullSecrets: "{{ .Values.secrets }}"'),
  pod('nginx:1'),
  pod('europe-docker.pkg.dev/p/r/web:1'),
  pod('123.dkr.ecr.eu-west-1.amazonaws.com/web:1'),
  pod('{{ .Values.image }}'),
])('is silent: %#', (text) => {
  expect(messagesOf(rule, text)).toEqual([]);
});

test('asks the ServiceAccount', () => {
  const text = pod(OURS, 'serviceAccountName: web');
  expect(messagesOf(rule, text, { beside: account('imagePullSecrets: [{ name: a }]') })).toEqual([]);
  expect(messagesOf(rule, text, { beside: account('imagePullSecrets: []') })).toHaveLength(1);
  expect(messagesOf(rule, pod(OURS), { beside: account('imagePullSecrets: [{ name: a }]') })).toHaveLength(1);
});

test('takes registries without a login from the configuration', () => {
  expect(messagesOf(rule, pod(OURS), { options: { anonymousRegistries: ['*.example.com'] } })).toEqual([]);
});

test('the fix names a Secret to review', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1 # ours
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1 # ours
    imagePullSecrets:
      - name: registry-credentials
    `,
  );
});
