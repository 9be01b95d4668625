import { test } from 'vitest';
import { danglingNetworkPolicy as rule } from '../../server/src/rules/network/dangling-network-policy.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a selector that no workload beside it has', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      selector:
        matchLabels: { app: web }
      template:
        metadata:
          labels: { app: web }
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector:
     #^^^^^^^^^^^ info: NetworkPolicy "web" selects no workload in this workspace, so it protects nothing.
        matchLabels:
          app: wbe
    `,
  );
});

test('is silent about an empty selector, a match, no workloads near by and text that is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      selector:
        matchLabels: { app: web }
      template:
        metadata:
          labels: { app: web }
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: a
    spec:
      podSelector: {}
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: b
    spec:
      podSelector: { matchExpressions: [{ key: app, operator: In, values: [web] }] }
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: c
      namespace: other
    spec:
      podSelector: { matchLabels: { app: x } }
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: d
    spec:
      podSelector: { matchLabels: { app: "{{ .Values.app }}" } }
    `,
  );
});
