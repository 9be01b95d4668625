import { test } from 'vitest';
import { rbacPodExec as rule } from '../../server/src/rules/rbac/rbac-pod-exec.ts';
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
        resources: [pods/exec]
    #               ^^^^^^^^^ warning unsafe: ClusterRole "web" can run commands in every pod in its reach: pods/exec (create).
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, pods/exec]
    #                        ^^^^^^^^^ warning unsafe: Role "web" can run commands in every pod in its reach: pods/exec (create).
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
        resources: [pods/exec]
        verbs: [list]
      - apiGroups: [""]
        resources: [pods/exec]
        resourceNames: [one]
        verbs: [create]
      - apiGroups: [example.com]
        resources: [pods/exec]
        verbs: [create]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [create]
      - apiGroups: [""]
        resources: [pods/exec]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: pods/exec
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [pods/exec]
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
        resources: [pods/exec]
        verbs: [create]
    `,
  );
});

test('reports reading too, and the subresource of all resources', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods/exec]
    #               ^^^^^^^^^ warning unsafe: ClusterRole "web" can run commands in every pod in its reach: pods/exec (get).
        verbs: [get]
      - apiGroups: [""]
        resources: ["*/exec"]
    #               ^^^^^^^^ warning unsafe: ClusterRole "web" can run commands in every pod in its reach: pods/exec (create).
        verbs: [create]
    `,
  );
});

test('is silent about what matches nothing', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods/*]
        verbs: [create]
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
        resources: [pods, pods/exec]
        verbs: [get, list]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods]
        verbs: [get, list]
    `,
  );
});
