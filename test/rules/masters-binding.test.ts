import { test } from 'vitest';
import { mastersBinding as rule } from '../../server/src/rules/rbac/masters-binding.ts';
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
        name: system:masters
    #         ^^^^^^^^^^^^^^ error unsafe: ClusterRoleBinding "web" names system:masters, whose members may do everything without any role.
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
        name: system:masters
    #         ^^^^^^^^^^^^^^ error unsafe: RoleBinding "web" names system:masters, whose members may do everything without any role.
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
      - kind: ServiceAccount
        name: system:masters
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
        name: system:masters
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
        name: system:masters
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

test('is silent about the binding of every cluster', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: cluster-admin
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: cluster-admin
    subjects:
      - kind: Group
        name: system:masters
    `,
  );
});
