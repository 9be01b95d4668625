import { test } from 'vitest';
import { serviceAccountBindingInventory as rule } from '../../server/src/rules/rbac/service-account-binding-inventory.ts';
import { checkRule } from '../support/ruleTester.ts';

test('lists the accounts', () => {
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
      kind: Role
      name: reader
    subjects:
      - kind: ServiceAccount
        name: web
    #         ^^^ hint: ServiceAccount "web" has the role "reader".
        namespace: shop
      - kind: Group
        name: developers
    `,
  );
});

test('is silent about people, unknown names, and bindings of every cluster', () => {
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
      kind: Role
      name: reader
    subjects:
      - kind: User
        name: kim
      - kind: ServiceAccount
        name: "{{ .Values.account }}"
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: system:x
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: x
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});
