import { test } from 'vitest';
import { clusterAdminBinding as rule } from '../../server/src/rules/rbac/cluster-admin-binding.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the role, for the cluster and for a namespace', () => {
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
      name: cluster-admin
    #       ^^^^^^^^^^^^^ error: ClusterRoleBinding "web" makes ServiceAccount "web" and 1 more administrator of the cluster.
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
      - kind: Group
        name: ops
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: cluster-admin
    #       ^^^^^^^^^^^^^ error unsafe: RoleBinding "web" gives User "kim" every right in its namespace.
    subjects:
      - kind: User
        name: kim
    `,
  );
});

test('is silent about other roles, a Role of that name, unknown ones, and the binding of every cluster', () => {
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
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: cluster-admin
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: "{{ .Values.role }}"
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
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
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: kubeadm:cluster-admins
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: cluster-admin
    subjects:
      - kind: Group
        name: kubeadm:cluster-admins
    `,
  );
});

test('reports further roles that the team names', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: edit
    #       ^^^^ error: RoleBinding "web" gives ServiceAccount "web" the role "edit".
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
    { options: { extraRoles: ['admin', 'edit'] } },
  );
});

test('the fix gives the rights in the namespace of the account', () => {
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
      name: cluster-admin # for now
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: admin # for now
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});
