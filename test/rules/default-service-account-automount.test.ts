import { expect, test } from 'vitest';
import { defaultServiceAccountAutomount as rule } from '../../server/src/rules/service-account/default-service-account-automount.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports true', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: default
      namespace: cart
    automountServiceAccountToken: true
    #                             ^^^^ warning safe: Pods that name no ServiceAccount get the token of "default": automountServiceAccountToken is not false.
    `,
  );
});

test('reports nothing written', () => {
  expect(
    messagesOf(
      rule,
      `apiVersion: v1
kind: ServiceAccount
metadata:
  name: default
  namespace: shop
`,
    ),
  ).toHaveLength(1);
});

test('is silent about false, other accounts and unknown values', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: default
      namespace: shop
    automountServiceAccountToken: false
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
      namespace: shop
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: default
      namespace: shop
    automountServiceAccountToken: "{{ .Values.automount }}"
    `,
  );
});

test('the fix sets false', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: default
      namespace: shop
    automountServiceAccountToken: true # why?
    `,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: default
      namespace: shop
    automountServiceAccountToken: false # why?
    `,
  );
});

test('does not call the fix safe where the account has a role', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: default
      namespace: shop
    automountServiceAccountToken: true
    #                             ^^^^ warning unsafe: Pods that name no ServiceAccount get the token of "default": automountServiceAccountToken is not false.
    `,
    {
      beside: `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: web\n  namespace: shop\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: reader\nsubjects:\n  - kind: ServiceAccount\n    name: default\n    namespace: shop\n`,
    },
  );
});
