import { test } from 'vitest';
import { networkPolicySelector as rule } from '../../server/src/rules/network/network-policy-selector.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a policy without any selector', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: List
    items:
      - apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
       #^^^^ warning: NetworkPolicy "web" has no selector, neither for pods nor for peers.
          ingress:
            - from:
                - ipBlock: { cidr: 10.0.0.0/8 }
    `,
  );
});

test('is silent about an empty pod selector, a selector of a peer, and text that is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      ingress:
        - from:
            - namespaceSelector: {}
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      ingress: "{{ .Values.ingress }}"
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector:
      ingress: []
    `,
  );
});
