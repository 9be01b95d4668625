import { expect, test } from 'vitest';
import { serviceAccountSecrets as rule } from '../../server/src/rules/secrets/service-account-secrets.ts';
import { objectOf } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const account = (rest: string) => objectOf('v1', 'ServiceAccount', rest);

test('reports the list', () => {
  expect(messagesOf(rule, account('secrets: [{ name: ci-token }]\n'))).toEqual([
    'warning: ServiceAccount "example" lists Secrets, as for tokens that never expire.',
  ]);
});

test.each(['secrets: []', 'secrets: "{{ .Values.secrets }}"', 'imagePullSecrets: [{ name: a }]'])(
  'is silent about %s',
  (line) => {
    expect(messagesOf(rule, account(`${line}\n`))).toEqual([]);
  },
);

test('the fix keeps what is beside', () => {
  checkFix(
    rule,
    account('secrets:\n  - name: ci-token\nautomountServiceAccountToken: false # not needed\n'),
    account('automountServiceAccountToken: false # not needed\n'),
  );
});
