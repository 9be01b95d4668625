import { expect, test } from 'vitest';
import { psaRestricted as rule } from '../../server/src/rules/admission/psa-restricted.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const shop = (labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }\n`;

test('reports baseline', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      labels:
        pod-security.kubernetes.io/enforce: baseline
        #                                   ^^^^^^^^ hint unsafe: Namespace "shop" enforces baseline and not restricted: pods may run as root.
    `,
  );
});

test('is silent about restricted, no label, templates, and where another rule says more', () => {
  expect(messagesOf(rule, shop('{ pod-security.kubernetes.io/enforce: restricted }'))).toEqual([]);
  expect(messagesOf(rule, shop('{}'))).toEqual([]);
  expect(messagesOf(rule, shop('{ pod-security.kubernetes.io/enforce: "{{ .Values.level }}" }'))).toEqual([]);
  expect(messagesOf(rule, shop('{ pod-security.kubernetes.io/enforce: privileged }'))).toEqual([]);
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      labels:
        pod-security.kubernetes.io/enforce: baseline # as agreed
        pod-security.kubernetes.io/enforce-version: latest
        pod-security.kubernetes.io/audit: baseline
        pod-security.kubernetes.io/warn: baseline
    `,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      labels:
        pod-security.kubernetes.io/enforce: restricted # as agreed
        pod-security.kubernetes.io/enforce-version: latest
        pod-security.kubernetes.io/audit: baseline
        pod-security.kubernetes.io/warn: baseline
    `,
  );
});
