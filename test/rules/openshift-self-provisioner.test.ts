import { test } from 'vitest';
import { openshiftSelfProvisioner as rule } from '../../server/src/rules/rbac/openshift-self-provisioner.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the role', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: self-provisioners
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: self-provisioner
    #       ^^^^^^^^^^^^^^^^ warning: ClusterRoleBinding "self-provisioners" lets Group "system:authenticated:oauth" create projects.
    subjects:
      - kind: Group
        name: system:authenticated:oauth
    `,
  );
});

test('is silent about others', () => {
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
    `,
  );
});
