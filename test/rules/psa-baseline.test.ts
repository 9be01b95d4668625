import { expect, test } from 'vitest';
import { psaBaseline as rule } from '../../server/src/rules/admission/psa-baseline.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const shop = (level: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: ${level} } }\n`;

test('reports privileged, and what is no level', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      labels:
        pod-security.kubernetes.io/enforce: privileged
        #                                   ^^^^^^^^^^ warning unsafe: Namespace "shop" enforces the level privileged, which admits every pod.
    `,
  );
  expect(messagesOf(rule, shop('Baseline'))).toEqual([
    'warning: "Baseline" is no Pod Security level: the API server refuses the Namespace.',
  ]);
});

test.each(['baseline', 'restricted', '"{{ .Values.level }}"', '[]'])('is silent about %s', (level) => {
  expect(messagesOf(rule, shop(level))).toEqual([]);
});

test('is silent where a workload of the namespace needs the node, and about the namespaces of the cluster', () => {
  const agent = (namespace: string) => `
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: agent, namespace: ${namespace} }
    spec:
      template:
        spec:
          hostPID: true
          containers: [{ name: agent, image: registry.example.com/agent:1 }]
  `;
  expect(messagesOf(rule, shop('privileged'), { beside: agent('shop') })).toEqual([]);
  expect(messagesOf(rule, shop('privileged'), { beside: agent('other') })).toHaveLength(1);
  expect(messagesOf(rule, shop('privileged').replace('shop', 'kube-system'))).toEqual([]);
});

test('the fix changes the level, and keeps comments', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      labels:
        pod-security.kubernetes.io/enforce: privileged # for now
        pod-security.kubernetes.io/enforce-version: v1.30
    `,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      labels:
        pod-security.kubernetes.io/enforce: baseline # for now
        pod-security.kubernetes.io/enforce-version: v1.30
        pod-security.kubernetes.io/audit: restricted
        pod-security.kubernetes.io/warn: restricted
    `,
  );
});
