import { expect, test } from 'vitest';
import { encryptionKeyInClear as rule } from '../../server/src/rules/audit/encryption-key-in-clear.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const file = (secret: string) => `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - aescbc:
          keys:
            - name: key1
              secret: ${secret}
`;

test('reports a key that is one', () => {
  expect(messagesOf(rule, file('QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY='))).toEqual([
    'warning: The encryption key "key1" stands in the file: whoever reads it can decrypt the Secrets.',
  ]);
  expect(messagesOf(rule, file('c2VjcmV0IGlzIHNlY3VyZQ=='))).toHaveLength(1);
});

test.each([
  '<BASE 64 ENCODED SECRET>',
  '"$(ENCRYPTION_KEY)"',
  '"{{ key }}"',
  'ENC[AES256_GCM,data:abcdefgh,iv:x,tag:y,type:str]',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  'replace-me',
  'null',
])('is silent about %s', (secret) => {
  checkRule(rule, file(secret));
});
