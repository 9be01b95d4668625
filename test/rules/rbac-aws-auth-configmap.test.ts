import { test } from 'vitest';
import { rbacAwsAuthConfigmap as rule } from '../../server/src/rules/rbac/rbac-aws-auth-configmap.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the name', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [configmaps]
        resourceNames: [coredns, aws-auth]
    #                            ^^^^^^^^ error: ClusterRole "web" can make anybody administrator of the cluster: it can change aws-auth (update).
        verbs: [get, update]
    `,
  );
});

test('is silent about reading, other names, and a Role of another namespace', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [configmaps]
        resourceNames: [aws-auth]
        verbs: [get]
      - apiGroups: [""]
        resources: [configmaps]
        resourceNames: [web]
        verbs: [update]
      - apiGroups: [""]
        resources: [secrets]
        resourceNames: [aws-auth]
        verbs: [update]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [configmaps]
        resourceNames: [aws-auth]
        verbs: [update]
    `,
  );
});
