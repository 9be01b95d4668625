import { expect, test } from 'vitest';
import { plaintextSecret as rule } from '../../server/src/rules/secrets/plaintext-secret.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const secret = (rest: string) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\n${rest}\n`;
const plain = (keys: string, end = '.') =>
  `warning: Secret "web" holds ${keys} for everyone who can read this file${end}`;
const encoded = (text: string) => Buffer.from(text).toString('base64');

test('reports values, encoded or not, without showing them', () => {
  expect(messagesOf(rule, secret(`data: { password: ${encoded('hunter2')} }`))).toEqual([
    plain('"password"', ': Base64 is no encryption.'),
  ]);
  expect(
    messagesOf(
      rule,
      secret('stringData: { a: b1, c: d2, a-very-long-key-of-which-nobody-knows: f3, g: h4 }'),
    ),
  ).toEqual([plain('"a", "c" and 2 more')]);
  expect(messagesOf(rule, secret('data: { a: b1 }\nstringData: { c: d2 }'))).toHaveLength(2);
});

test.each([
  'stringData: { password: "123456" }',
  'stringData: { url: "postgres://app:hunter2@db/app" }',
  `data: { .dockerconfigjson: ${encoded('{"auths":{"a":{"auth":"dXNlcjpodW50ZXIy"}}}')} }`,
  `data: { tls.key: ${encoded('-----BEGIN PRIVATE KEY-----\nMII')}, tls.crt: ${encoded('-----BEGIN CERTIFICATE-----\nMII')} }`,
  `data: { config.yaml: ${encoded('a: b\npassword: hunter2\n')} }`,
  `data: { key: ${encoded('QVFB+==')} }`,
  'stringData: { store.p12: abcd }',
])('reports %s', (rest) => {
  expect(messagesOf(rule, secret(rest))).toHaveLength(1);
});

test.each([
  'type: kubernetes.io/service-account-token',
  'data: {}',
  'stringData: { password: "" }',
  'stringData: { password: CHANGEME, token: changeme, a: xxx, b: "<password>", c: "REPLACE_ME", d: your-password }',
  `stringData: { password: "\${PASSWORD}", token: "{{ .Values.token }}", a: "vault:secret/data/a#b" }`,
  `data: { password: ${encoded('<password>')} }`,
  'stringData: { password: "ENC[AES256_GCM,data:abc,type:str]" }',
  'stringData: { password: hunter2 }\nsops: { version: 3.9.0 }',
  `data: { tls.crt: ${encoded('-----BEGIN CERTIFICATE-----\nMII')}, ca.crt: ${encoded('-----BEGIN CERTIFICATE-----\nMII')} }`,
  'stringData: { username: admin, url: "https://git.example.com", type: git, enabled: "true" }',
  `data: { alertmanager.yaml: ${encoded('route:\n  receiver: none\n')} }`,
  `data: { .dockerconfigjson: ${encoded('{"auths":{}}')} }`,
  'data: "{{ .Values.data }}"',
])('is silent about %s', (rest) => {
  expect(messagesOf(rule, secret(rest))).toEqual([]);
});

test('is silent about other kinds', () => {
  const sealed =
    'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: web }\nspec: { encryptedData: { a: b } }\n';
  expect(messagesOf(rule, sealed)).toEqual([]);
});

test('the fix leaves no value behind', () => {
  const fix = checkFix(
    rule,
    secret(
      '  labels: { app: web } # ours\ntype: kubernetes.io/basic-auth\nstringData:\n  username: web\n  password: hunter2',
    ),
    `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: web
  labels: { app: web } # ours
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: secret-store
  target:
    name: web
    template:
      type: kubernetes.io/basic-auth
  data:
  - secretKey: username
    remoteRef:
      key: web
      property: username
  - secretKey: password
    remoteRef:
      key: web
      property: password
`,
  );
  expect(JSON.stringify(fix)).not.toContain('hunter2');
});
