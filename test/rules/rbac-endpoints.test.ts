import { test } from 'vitest';
import { rbacEndpoints as rule } from '../../server/src/rules/rbac/rbac-endpoints.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the role of old clusters', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:aggregate-to-edit
    rules:
      - apiGroups: [""]
        resources: [endpoints, services]
    #               ^^^^^^^^^ info unsafe: Everybody with the role edit can redirect shared load balancers: endpoints (create, update).
        verbs: [create, update]
    `,
  );
});

test('is silent about reading, and other roles', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:aggregate-to-edit
    rules:
      - apiGroups: [""]
        resources: [endpoints]
        verbs: [get]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [endpoints]
        verbs: [update]
    `,
  );
});

test('the fix removes the resource', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:aggregate-to-edit
    rules:
      - apiGroups: [""]
        resources: [endpoints, services]
        verbs: [update]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:aggregate-to-edit
    rules:
      - apiGroups: [""]
        resources: [services]
        verbs: [update]
    `,
  );
});
