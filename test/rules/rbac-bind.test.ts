import { test } from 'vitest';
import { rbacBind as rule } from '../../server/src/rules/rbac/rbac-bind.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the verb, on all roles and on those of administrators', () => {
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
    #               ^^^^^^^^^^^^ error unsafe: ClusterRole "web" can give every role to anybody: bind on clusterroles, without names of roles.
        verbs: [bind]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [roles]
    #               ^^^^^ error unsafe: ClusterRole "web" can give roles of an administrator to anybody.
        resourceNames: [admin]
        verbs: [bind]
    `,
  );
});

test('says that it has no effect on bindings', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [rolebindings]
    #               ^^^^^^^^^^^^ warning unsafe: ClusterRole "web" has bind on rolebindings, where it has no effect; on roles it would give away any of them.
        verbs: [bind]
    `,
  );
});

test('is silent about other names, verbs and groups, and unknown values', () => {
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
        resourceNames: [view]
        verbs: [bind]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        resourceNames: ["{{ .Values.role }}"]
        verbs: [bind]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        verbs: [get]
      - apiGroups: [apps]
        resources: [clusterroles]
        verbs: [bind]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [clusterroles]
        verbs: [bind]
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
        verbs: [get, bind]
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
