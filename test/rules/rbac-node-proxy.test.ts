import { test } from 'vitest';
import { rbacNodeProxy as rule } from '../../server/src/rules/rbac/rbac-node-proxy.ts';
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
        resources: [nodes/proxy]
    #               ^^^^^^^^^^^ error unsafe: ClusterRole "web" can talk to the kubelets: nodes/proxy (get) runs commands in every container of a node.
        verbs: [get]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, nodes/proxy]
    #                        ^^^^^^^^^^^ error unsafe: Role "web" can talk to the kubelets: nodes/proxy (get) runs commands in every container of a node.
        verbs: [list, get]
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
        resources: [nodes/proxy]
        verbs: [list]
      - apiGroups: [""]
        resources: [nodes/proxy]
        resourceNames: [one]
        verbs: [get]
      - apiGroups: [example.com]
        resources: [nodes/proxy]
        verbs: [get]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [get]
      - apiGroups: [""]
        resources: [nodes/proxy]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: nodes/proxy
        verbs: [get]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [nodes/proxy]
        verbs: [get]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [""]
        resources: [nodes/proxy]
        verbs: [get]
    `,
  );
});

test('the fix removes the resource', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [nodes/metrics, nodes/proxy]
        verbs: [get]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [nodes/metrics]
        verbs: [get]
    `,
  );
});
