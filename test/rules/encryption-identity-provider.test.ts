import { test } from 'vitest';
import { encryptionIdentityProvider as rule } from '../../server/src/rules/audit/encryption-identity-provider.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports identity as the first and as the only provider', () => {
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: [secrets, configmaps]
        providers:
          - identity: {}
          # ^^^^^^^^ warning unsafe: Secrets are stored in clear text: identity, the only provider, encrypts nothing.
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: ["*.*"]
        providers:
          - identity: {}
          # ^^^^^^^^ warning unsafe: Secrets are stored in clear text: identity, the first provider, encrypts nothing.
          - secretbox: { keys: [{ name: a, secret: "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=" }] }
    `,
  );
});

test('is silent where another provider writes Secrets, or that is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: [secrets]
        providers: [{ secretbox: { keys: [] } }, { identity: {} }]
      - resources: ["*.*"]
        providers: [{ identity: {} }]
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources: [{ resources: [events], providers: [{ identity: {} }] }]
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources: [{ resources: "{{ names }}", providers: [{ identity: {} }] }]
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources: [{ resources: [secrets], providers: ["{{ provider }}", { identity: {} }] }]
    `,
  );
});

test('the fix puts it last', () => {
  checkFix(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: [secrets]
        providers:
          - identity: {}
          - secretbox: # since May
              keys: [{ name: a, secret: "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=" }]
    `,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: [secrets]
        providers:
          - secretbox: # since May
              keys: [{ name: a, secret: "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=" }]
          - identity: {}
    `,
  );
});
