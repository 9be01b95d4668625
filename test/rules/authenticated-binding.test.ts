import { test } from 'vitest';
import { authenticatedBinding as rule } from '../../server/src/rules/rbac/authenticated-binding.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the subject', () => {
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
      name: edit
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
      - kind: Group
        name: system:authenticated
    #         ^^^^^^^^^^^^^^^^^^^^ warning unsafe: ClusterRoleBinding "web" gives rights to everybody with any login, each pod included (system:authenticated).
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: reader
    subjects:
      - kind: Group
        name: system:authenticated
    #         ^^^^^^^^^^^^^^^^^^^^ warning unsafe: RoleBinding "web" gives rights to everybody with any login, each pod included (system:authenticated).
    `,
  );
});

test('is silent about others, the same name of another kind, unknown ones, and bindings of every cluster', () => {
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
      name: edit
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
      - kind: Group
        name: developers
      - kind: User
        name: system:authenticated
      - kind: Group
        name: "{{ .Values.group }}"
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: system:basic
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: edit
    subjects:
      - kind: Group
        name: system:authenticated
    `,
  );
});

test('the fix removes the subject and keeps the others', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: edit
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
      - kind: Group
        name: system:authenticated
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: edit
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});

test('is silent about roles that are meant for all, and those that the workspace shows to be harmless', () => {
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
      name: system:discovery
    subjects:
      - kind: Group
        name: system:authenticated
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: restricted
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: restricted-psp
    subjects:
      - kind: Group
        name: system:authenticated
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: restricted-psp
    rules:
      - apiGroups: [policy]
        resources: [podsecuritypolicies]
        resourceNames: [restricted]
        verbs: [use]
      - apiGroups: [authorization.k8s.io]
        resources: [selfsubjectaccessreviews]
        verbs: [create]
    `,
  );
});
