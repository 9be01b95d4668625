import { expect, test } from 'vitest';
import { serviceAccountTokenSecret as rule } from '../../server/src/rules/secrets/service-account-token-secret.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports the type', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Secret
    metadata: { name: ci, annotations: { kubernetes.io/service-account.name: ci } }
    # the token of our pipeline
    type: kubernetes.io/service-account-token
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: The Secret makes a token of ServiceAccount "ci" that never expires.
    `,
  );
});

test.each(['Opaque', '"{{ .Values.type }}"', 'kubernetes.io/tls'])('is silent about %s', (type) => {
  expect(messagesOf(rule, `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ntype: ${type}\n`)).toEqual(
    [],
  );
});
