import { test } from 'vitest';
import { encryptionWeakProvider as rule } from '../../server/src/rules/audit/encryption-weak-provider.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports providers by what is wrong with them', () => {
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: [secrets]
        providers:
          - aescbc: { keys: [] }
          # ^^^^^^ info: The provider aescbc does not detect changed data: padding oracle attacks are possible.
      - resources: [configmaps]
        providers:
          - aesgcm: { keys: [] }
          # ^^^^^^ info: The provider aesgcm is only safe while its key is replaced every 200,000 writes.
      - resources: [events]
        providers:
          - kms:
              apiVersion: v1
              #           ^^ info unsafe: Version 1 of the KMS interface is deprecated, and off by default since Kubernetes 1.29.
              name: a
    `,
  );
});

test('is silent about better ones, about those that only read, and about a template', () => {
  checkRule(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: [secrets]
        providers: [{ secretbox: { keys: [] } }, { aescbc: { keys: [] } }, { identity: {} }]
      - resources: [configmaps]
        providers: [{ identity: {} }, { kms: { apiVersion: v2, name: a } }]
      - resources: [events]
        providers: [{ kms: { apiVersion: "{{ version }}", name: a } }]
      - resources: [pods]
        providers: ["{{ provider }}", { aescbc: { keys: [] } }]
    `,
  );
});

test('the fix asks for version 2', () => {
  checkFix(
    rule,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: [secrets]
        providers:
          - kms:
              name: a # ours
          - identity: {}
    `,
    `
    apiVersion: apiserver.config.k8s.io/v1
    kind: EncryptionConfiguration
    resources:
      - resources: [secrets]
        providers:
          - kms:
              name: a # ours
              apiVersion: v2
          - identity: {}
    `,
  );
});
