import { expect, test } from 'vitest';
import { serviceAccountAutomount as rule } from '../../server/src/rules/service-account/service-account-automount.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports true', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: cart
      namespace: shop
    automountServiceAccountToken: true
    #                             ^^^^ info unsafe: ServiceAccount "cart" puts its token into every pod that uses it.
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
  name: web
  namespace: shop
`,
    ),
  ).toHaveLength(1);
});

test('is silent about false and unknown values, and leaves default to the rule about that', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
      namespace: shop
    automountServiceAccountToken: false
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
      namespace: shop
    automountServiceAccountToken: "{{ .Values.automount }}"
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: default
      namespace: shop
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
      name: web
      namespace: shop
    `,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
      namespace: shop
    automountServiceAccountToken: false
    `,
  );
});
