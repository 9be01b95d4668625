import { expect, test } from 'vitest';
import { secretEnvVar as rule } from '../../server/src/rules/secrets/secret-env-var.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const container = (fields: string) => `containers: [{ name: web, image: a:1, ${fields} }]\n`;
const ref = (name: string) => `{ name: ${name}, valueFrom: { secretKeyRef: { name: web, key: a } } }`;

test('reports each container once', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          - { name: A, valueFrom: { secretKeyRef: { name: web, key: a } } }
          #                         ^^^^^^^^^^^^ info: Container "web" gets A, Secret all through its environment: a file leaks less.
        envFrom: [{ secretRef: { name: all } }]
    `,
  );
});

test('counts what it does not name', () => {
  const all = ['A', 'B', 'C', 'D'].map(ref).join(', ');
  expect(messagesOf(rule, container(`env: [${all}]`))).toEqual([
    'info: Container "web" gets A, B, 2 others through its environment: a file leaks less.',
  ]);
  expect(messagesOf(rule, container('envFrom: [{ secretRef: { name: all } }]'))).toEqual([
    'info: Container "web" gets Secret all through its environment: a file leaks less.',
  ]);
});

test.each([
  'env: [{ name: A, value: a }]',
  'env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: a } } }]',
  'envFrom: [{ configMapRef: { name: web } }]',
  'env: "{{ .Values.env }}"',
  'env: [{ name: A, valueFrom: "{{ .Values.from }}" }]',
])('is silent about %s', (fields) => {
  expect(messagesOf(rule, container(fields))).toEqual([]);
});
