import { test } from 'vitest';
import { rbacPodPortforward as rule } from '../../server/src/rules/rbac/rbac-pod-portforward.ts';
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
        resources: [pods/portforward]
    #               ^^^^^^^^^^^^^^^^ warning unsafe: ClusterRole "web" can open connections into pods, past NetworkPolicies: pods/portforward (create).
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, pods/portforward]
    #                        ^^^^^^^^^^^^^^^^ warning unsafe: Role "web" can open connections into pods, past NetworkPolicies: pods/portforward (create).
        verbs: [list, create]
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
        resources: [pods/portforward]
        verbs: [list]
      - apiGroups: [""]
        resources: [pods/portforward]
        resourceNames: [one]
        verbs: [create]
      - apiGroups: [example.com]
        resources: [pods/portforward]
        verbs: [create]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [create]
      - apiGroups: [""]
        resources: [pods/portforward]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: pods/portforward
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [pods/portforward]
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [""]
        resources: [pods/portforward]
        verbs: [create]
    `,
  );
});

test('the fix removes the whole rule where nothing else is in it', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods/portforward]
        verbs: [create]
      - apiGroups: [""]
        resources: [pods]
        verbs: [get]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods]
        verbs: [get]
    `,
  );
});
