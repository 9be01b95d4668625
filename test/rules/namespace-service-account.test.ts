import { test } from 'vitest';
import { namespaceServiceAccount as rule } from '../../server/src/rules/service-account/namespace-service-account.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a namespace whose workloads all share one account', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
    #       ^^^^ hint: No ServiceAccount for namespace "shop" in this workspace: its 2 workloads share "default".
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: cart
      namespace: shop
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    `,
  );
});

test('is silent where an account stands somewhere, also without a namespace', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: cart
      namespace: shop
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
    `,
  );
});

test('is silent where a workload names one, where there is one workload only, or none', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: cart
      namespace: shop
    spec:
      serviceAccountName: cart
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: Namespace
    metadata:
      name: one
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: one
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: Namespace
    metadata:
      name: empty
    `,
  );
});
