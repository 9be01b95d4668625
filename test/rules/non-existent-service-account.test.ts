import { test } from 'vitest';
import { nonExistentServiceAccount as rule } from '../../server/src/rules/service-account/non-existent-service-account.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a name that no ServiceAccount beside it has', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: cart
      namespace: shop
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
    #                     ^^^ info unsafe: ServiceAccount "web" was not found in this workspace.
      containers:
        - name: web
          image: registry.example.com/web:1
    `,
  );
});

test('is silent where it exists, perhaps in the same namespace', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: cart
      namespace: shop
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1
    `,
  );
});

test('is silent where the workspace has no accounts there, about default, and unknown names', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: cart
      namespace: other
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: other
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: other
    spec:
      serviceAccountName: "{{ .Values.account }}"
      containers:
        - name: web
          image: registry.example.com/web:1
    `,
  );
});

test('the fix adds it', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: cart
      namespace: shop
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1
    `,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: cart
      namespace: shop
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
      namespace: shop
    `,
  );
});
