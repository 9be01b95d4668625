import { test } from 'vitest';
import { anonymousBinding as rule } from '../../server/src/rules/rbac/anonymous-binding.ts';
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
        name: system:unauthenticated
    #         ^^^^^^^^^^^^^^^^^^^^^^ error unsafe: ClusterRoleBinding "web" gives rights to requests without any login (system:unauthenticated).
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
        name: system:unauthenticated
    #         ^^^^^^^^^^^^^^^^^^^^^^ error unsafe: RoleBinding "web" gives rights to requests without any login (system:unauthenticated).
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
        name: system:unauthenticated
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
        name: system:unauthenticated
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
        name: system:unauthenticated
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

test('reports the user too', () => {
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
      name: view
    subjects:
      - kind: User
        name: system:anonymous
    #         ^^^^^^^^^^^^^^^^ error unsafe: ClusterRoleBinding "web" gives rights to requests without any login (system:anonymous).
    `,
  );
});

test('is silent about roles that are meant for all', () => {
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
      name: system:service-account-issuer-discovery
    subjects:
      - kind: Group
        name: system:unauthenticated
    `,
  );
});
