import { test } from 'vitest';
import { rbacConfigmaps as rule } from '../../server/src/rules/rbac/rbac-configmaps.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the resource that is named, in a ClusterRole and a Role', () => {
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
    #               ^^^^^^^^^^ info unsafe: ClusterRole "web" can change every ConfigMap wherever it is bound (update).
        verbs: [update]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, configmaps]
    #                        ^^^^^^^^^^ info unsafe: Role "web" can change every ConfigMap of its namespace (update).
        verbs: [get, update]
    `,
  );
});

test('is silent about other verbs, groups and names, unknown values, and roles that the cluster makes', () => {
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
        verbs: [list]
      - apiGroups: [""]
        resources: [configmaps]
        resourceNames: [one]
        verbs: [update]
      - apiGroups: [example.com]
        resources: [configmaps]
        verbs: [update]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [update]
      - apiGroups: [""]
        resources: [configmaps]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: configmaps
        verbs: [update]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [configmaps]
        verbs: [update]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [""]
        resources: [configmaps]
        verbs: [update]
    `,
  );
});

test('reports the ConfigMap that answers for DNS', () => {
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
    #               ^^^^^^^^^^ info unsafe: ClusterRole "web" can change every ConfigMap wherever it is bound (update).
        resourceNames: [coredns]
        verbs: [update]
    `,
  );
});

test('the fix names ConfigMaps', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [configmaps]
        verbs: [get, update]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [configmaps]
        resourceNames:
          - my-config
        verbs: [get, update]
    `,
  );
});

test('the fix makes a rule of its own where the rule is about other resources too', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods, configmaps]
        verbs: [get, list, patch]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods]
        verbs: [get, list, patch]
      - apiGroups: [""]
        resources: ["configmaps"]
        resourceNames:
          - my-config
        verbs: ["get", "patch"]
    `,
  );
});
