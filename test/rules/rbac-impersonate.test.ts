import { test } from 'vitest';
import { rbacImpersonate as rule } from '../../server/src/rules/rbac/rbac-impersonate.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the resource that is named, in a ClusterRole and a Role', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [users]
    #               ^^^^^ error unsafe: ClusterRole "web" can act as somebody else: impersonate on users.
        verbs: [impersonate]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, users]
    #                        ^^^^^ error unsafe: Role "web" can act as somebody else: impersonate on users.
        verbs: [get, impersonate]
    `,
  );
});

test('is silent about other verbs, groups and names, unknown values, and roles that the cluster makes', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [users]
        verbs: [list]
      - apiGroups: [""]
        resources: [users]
        resourceNames: [one]
        verbs: [impersonate]
      - apiGroups: [example.com]
        resources: [users]
        verbs: [impersonate]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [impersonate]
      - apiGroups: [""]
        resources: [users]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: users
        verbs: [impersonate]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [users]
        verbs: [impersonate]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [""]
        resources: [users]
        verbs: [impersonate]
    `,
  );
});

test('reports the group that no rule holds back, and a wildcard for the verbs', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [groups]
    #               ^^^^^^ error unsafe: ClusterRole "web" can act as somebody else: impersonate on groups.
        resourceNames: [system:masters]
        verbs: [impersonate]
      - apiGroups: [""]
        resources: [pods, serviceaccounts]
    #                     ^^^^^^^^^^^^^^^ error: ClusterRole "web" can act as somebody else: impersonate on serviceaccounts.
        verbs: ["*"]
    `,
  );
});

test('the fix removes the verb', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [serviceaccounts]
        verbs: [get, impersonate]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [serviceaccounts]
        verbs: [get]
    `,
  );
});
