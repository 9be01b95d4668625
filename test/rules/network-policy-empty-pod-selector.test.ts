import { test } from 'vitest';
import { networkPolicyEmptyPodSelector as rule } from '../../server/src/rules/network/network-policy-empty-pod-selector.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a policy for every pod that allows something', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
     #^^^^^^^^^^^ hint: NetworkPolicy "web" selects every pod of its namespace, so its rules allow more than one workload needs.
      ingress:
        - from:
            - podSelector: { matchLabels: { app: proxy } }
    `,
  );
});

test('is silent about a default deny, a selector, and text that is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      policyTypes: [Ingress]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: default-deny
    spec:
      podSelector: {}
      ingress: [{}]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: c
    spec:
      podSelector: { matchLabels: { app: web } }
      ingress: [{}]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: d
    spec:
      podSelector: "{{ .Values.selector }}"
      ingress: [{}]
    `,
  );
});
