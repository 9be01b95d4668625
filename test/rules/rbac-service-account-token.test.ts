import { test } from 'vitest';
import { rbacServiceAccountToken as rule } from '../../server/src/rules/rbac/rbac-service-account-token.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the resource that is named, more softly in a Role', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [serviceaccounts/token]
    #               ^^^^^^^^^^^^^^^^^^^^^ error: ClusterRole "web" can make tokens for every ServiceAccount in its reach: serviceaccounts/token (create).
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: ["*/token"]
    #               ^^^^^^^^^ warning: Role "web" can make tokens for every ServiceAccount in its reach: serviceaccounts/token (create).
        verbs: [create]
    `,
  );
});

test('is silent about accounts by name, other verbs and unknown values', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [serviceaccounts/token]
        resourceNames: [vault-auth]
        verbs: [create]
      - apiGroups: [""]
        resources: [serviceaccounts]
        verbs: [create]
      - apiGroups: [""]
        resources: [serviceaccounts/token]
        verbs: [get]
      - apiGroups: ["{{ .Values.group }}"]
        resources: [serviceaccounts/token]
        verbs: [create]
    `,
  );
});
