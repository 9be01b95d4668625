import { expect, test } from 'vitest';
import { configmapSecret as rule } from '../../server/src/rules/secrets/configmap-secret.ts';
import { dedent, messagesOf } from '../support/ruleTester.ts';

const map = (data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata:\n${dedent(data).replace(/^(?=.)/gm, '  ')}\n`;
const file = (key: string, ...lines: string[]) =>
  map(`${key}: |\n${lines.map((line) => `  ${line}`).join('\n')}`);
const entry = (key: string) =>
  `warning: ConfigMap key "${key}" holds a credential in clear text: it belongs in a Secret.`;
const setting = (key: string, name: string) =>
  `warning: "${name}" in ConfigMap key "${key}" holds a credential in clear text: it belongs in a Secret.`;

test('reports entries by name and by look', () => {
  expect(messagesOf(rule, map('DB_PASSWORD: hunter2\nLEVEL: debug'))).toEqual([entry('DB_PASSWORD')]);
  expect(messagesOf(rule, map('URL: postgres://app:hunter2@db/app'))).toEqual([entry('URL')]);
  expect(messagesOf(rule, map('clientSecret: abc-def'))).toEqual([entry('clientSecret')]);
});

test.each([
  ['application.properties', 'spring.datasource.password=hunter2', 'spring.datasource.password'],
  ['config.yaml', '  password: "correct-horse" # battery', 'password'],
  ['config.json', '  "apiKey": "9f8e7d6c5b4a39281706",', 'apiKey'],
  ['app.ini', 'admin_password = hunter2', 'admin_password'],
  ['.env', 'export API_SECRET=hunter2 # ours', 'API_SECRET'],
])('reports a setting in %s', (key, line, name) => {
  expect(messagesOf(rule, file(key, 'a: b', line))).toEqual([setting(key, name)]);
});

test('reports tokens and keys in any file', () => {
  expect(messagesOf(rule, file('run.sh', '#!/bin/sh', `TOKEN=ghp_${'a'.repeat(36)}`))).toEqual([
    entry('run.sh'),
  ]);
  expect(messagesOf(rule, file('id_rsa', '-----BEGIN RSA PRIVATE KEY-----', 'MIIE'))).toHaveLength(1);
});

test.each([
  ['application.properties', `db.password=\${DB_PASSWORD}`],
  ['application.properties', '# db.password=hunter2'],
  ['application.properties', 'db.password='],
  ['application.properties', 'db.password=changeme'],
  ['config.yaml', 'password_file: /run/secrets/db'],
  ['config.yaml', 'clientSecret: $dex.github.clientSecret'],
  ['config.yaml', 'secretName: web-tls'],
  ['config.yaml', 'secret: web-tls'],
  ['config.yaml', 'token: standard'],
  ['messages_de.properties', 'login.password=Passwort'],
  ['messages.properties', 'login.password=Your password please'],
  ['config.yaml', 'tokenizer: whitespace'],
  ['config.yaml', 'password: { from: vault }'],
  ['config.yaml', 'password: !vault |'],
  ['main.py', 'password = os.environ["DB_PASSWORD"]'],
  ['run.sh', 'PGPASSWORD=$(cat /run/secret) psql'],
  ['run', 'PASSWORD=hunter2'],
])('is silent about %s with %s', (key, line) => {
  expect(messagesOf(rule, file(key, key === 'run' ? '#!/bin/sh' : 'a: b', line))).toEqual([]);
});

test('is silent about placeholders, names of Secrets, templates and certificates', () => {
  expect(
    messagesOf(rule, map('DB_PASSWORD: CHANGEME\nTOKEN: <token>\nAPI_KEY: "{{ .Values.key }}"')),
  ).toEqual([]);
  expect(messagesOf(rule, map('tls-secret: web-tls\npasswordPolicy: strict\ntoken: true'))).toEqual([]);
  expect(messagesOf(rule, file('ca.crt', '-----BEGIN CERTIFICATE-----', 'MIIE'))).toEqual([]);
  expect(messagesOf(rule, map('"{{ .Values.data }}": a'))).toEqual([]);
});
