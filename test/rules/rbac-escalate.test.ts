import { test } from 'vitest';
import { rbacEscalate as rule } from '../../server/src/rules/rbac/rbac-escalate.ts';
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
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
    #               ^^^^^^^^^^^^ error unsafe: ClusterRole "web" can write rights into roles that it does not have itself: escalate on clusterroles.
        verbs: [escalate]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [nothing, clusterroles]
    #                        ^^^^^^^^^^^^ error unsafe: Role "web" can write rights into roles that it does not have itself: escalate on clusterroles.
        verbs: [get, escalate]
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
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        verbs: [get, bind]
      - apiGroups: [example.com]
        resources: [clusterroles]
        verbs: [escalate]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: ["{{ .Values.resource }}"]
        verbs: [escalate]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: clusterroles
        verbs: [escalate]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        verbs: [escalate]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        verbs: [escalate]
    `,
  );
});

test('reports a wildcard for the verbs beside the finding about it, and a restriction to names', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [roles]
    #               ^^^^^ error: ClusterRole "web" can write rights into roles that it does not have itself: escalate on roles.
        verbs: ["*"]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [roles]
    #               ^^^^^ error unsafe: ClusterRole "web" can write rights into roles that it does not have itself: escalate on roles.
        resourceNames: [web]
        verbs: [escalate]
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
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        verbs: [get, escalate]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        verbs: [get]
    `,
  );
});
