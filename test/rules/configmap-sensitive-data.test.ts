import { expect, test } from 'vitest';
import { configmapSensitiveData as rule } from '../../server/src/rules/secrets/configmap-sensitive-data.ts';
import { messagesOf } from '../support/ruleTester.ts';

const map = (entry: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata:\n  ${entry}\n`;

test.each([
  ['owner: jane.doe@shop-company.com', 'a mail address'],
  ['config.yaml: "to: jane@shop-company.com"', 'a mail address'],
  ['contact.phone: "+49 30 1234"', 'data of a person'],
  ['account: DE89 3704 0044 0532 0130 00', 'an account number'],
])('reports %s', (entry, what) => {
  expect(messagesOf(rule, map(entry))).toEqual([
    `hint: ConfigMap key "${entry.split(':')[0]}" holds ${what}.`,
  ]);
});

test.each([
  'owner: jane@example.com',
  'url: git@github.com:shop/web.git',
  'from: noreply@shop-company.com',
  'name: ABCDEF',
  'phone: "{{ .Values.phone }}"',
  'phones: enabled',
])('is silent about %s', (entry) => {
  expect(messagesOf(rule, map(entry))).toEqual([]);
});
