import { test } from 'vitest';
import { rbacServiceStatus as rule } from '../../server/src/rules/rbac/rbac-service-status.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a program that writes the status of Services', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: balancer
    #       ^^^^^^^^ warning: ClusterRoleBinding "web" lets ServiceAccount "web" take over addresses of others: its role writes services/status.
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: balancer
    rules:
      - apiGroups: [""]
        resources: [services, services/status]
        verbs: [get, patch]
    `,
  );
});

test('is silent about reading and people', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: balancer
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: balancer
    rules:
      - apiGroups: [""]
        resources: [services/status]
        verbs: [get]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: people
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: people
    subjects:
      - kind: User
        name: kim
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: people
    rules:
      - apiGroups: [""]
        resources: [services/status]
        verbs: [patch]
    `,
  );
});

test('leaves wildcards to the rules about them', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: balancer
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: balancer
    rules:
      - apiGroups: [""]
        resources: ["*"]
        verbs: ["*"]
    `,
  );
});

test('is silent about a role that is not in view', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: balancer
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});
