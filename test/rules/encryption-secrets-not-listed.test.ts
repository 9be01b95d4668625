import { expect, test } from 'vitest';
import { encryptionSecretsNotListed as rule } from '../../server/src/rules/audit/encryption-secrets-not-listed.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const file = (names: string) => `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: ${names} # reviewed
    providers:
      - secretbox: { keys: [] }
`;

test('reports a configuration without Secrets', () => {
  expect(messagesOf(rule, file('[configmaps, "*.apps"]'))).toEqual([
    'warning: Secrets are stored in clear text: no entry of the encryption configuration names them.',
  ]);
});

test('is silent where they are named, by a wildcard too, or may be', () => {
  for (const names of ['[secrets]', '["*.*"]', '["*."]', '["{{ name }}"]']) checkRule(rule, file(names));
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources: "{{ resources }}"
    `,
  );
});

test('the fix adds them', () => {
  checkFix(rule, file('[configmaps]'), file('[configmaps, secrets]'));
});
