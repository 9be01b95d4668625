import { test } from 'vitest';
import { openshiftSccAnyuid as rule } from '../../server/src/rules/rbac/openshift-scc-anyuid.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the role that names it and the binding of the role that OpenShift brings', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [security.openshift.io]
        resources: [securitycontextconstraints]
        resourceNames: [restricted-v2, anyuid]
    #                                  ^^^^^^ warning: ClusterRole "web" lets pods run as any user, root included: security context constraint anyuid.
        verbs: [use]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: system:openshift:scc:anyuid
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: RoleBinding "web" lets pods run as any user, root included: security context constraint anyuid.
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});

test('is silent about other constraints, verbs and unknown names', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [security.openshift.io]
        resources: [securitycontextconstraints]
        resourceNames: [restricted-v2]
        verbs: [use]
      - apiGroups: [security.openshift.io]
        resources: [securitycontextconstraints]
        resourceNames: [anyuid]
        verbs: [get]
      - apiGroups: [security.openshift.io]
        resources: [securitycontextconstraints]
        resourceNames: ["{{ .Values.scc }}"]
        verbs: [use]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: system:openshift:scc:nonroot
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});
