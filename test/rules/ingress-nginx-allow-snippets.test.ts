import { test } from 'vitest';
import { ingressNginxAllowSnippets as rule } from '../../server/src/rules/network/ingress-nginx-allow-snippets.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports everything but "false"', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: controller
    data:
      allow-snippet-annotations: "true"
      #                          ^^^^^^ warning unsafe: Every Ingress may put text into nginx.conf, and so read the Secrets of all namespaces (CVE-2021-25742).
      other: a # kept
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: controller
    data:
      allow-snippet-annotations: true
      #                          ^^^^ warning unsafe: Every Ingress may put text into nginx.conf, and so read the Secrets of all namespaces (CVE-2021-25742).
      other: a # kept
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: controller
    data:
      allow-snippet-annotations: "yes"
      #                          ^^^^^ warning unsafe: Every Ingress may put text into nginx.conf, and so read the Secrets of all namespaces (CVE-2021-25742).
      other: a # kept
    `,
  );
});

test('is silent about "false", a missing key and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: controller
    data:
      allow-snippet-annotations: "false"
      other: a # kept
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: controller
    data:
      allow-snippet-annotations: "{{ .Values.snippets }}"
      other: a # kept
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: controller
    data:
      use-http2: "true"
      other: a # kept
    `,
  );
});

test('the fix writes text', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: controller
    data:
      allow-snippet-annotations: "true" # legacy
      other: a # kept
    `,
    `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: controller
    data:
      allow-snippet-annotations: "false" # legacy
      other: a # kept
    `,
  );
});
