import { test } from 'vitest';
import { rbacPodAttach as rule } from '../../server/src/rules/rbac/rbac-pod-attach.ts';
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
        resources: [pods/attach]
    #               ^^^^^^^^^^^ warning unsafe: ClusterRole "web" can attach to running containers: pods/attach (create).
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, pods/attach]
    #                        ^^^^^^^^^^^ warning unsafe: Role "web" can attach to running containers: pods/attach (create).
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
        resources: [pods/attach]
        verbs: [list]
      - apiGroups: [""]
        resources: [pods/attach]
        resourceNames: [one]
        verbs: [create]
      - apiGroups: [example.com]
        resources: [pods/attach]
        verbs: [create]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [create]
      - apiGroups: [""]
        resources: [pods/attach]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: pods/attach
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [pods/attach]
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
        resources: [pods/attach]
        verbs: [create]
    `,
  );
});

test('the fix removes the resource and keeps comments', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources:
          - pods # to see them
          - pods/attach
        verbs: [get, create]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources:
          - pods # to see them
        verbs: [get, create]
    `,
    { config: { rules: { 'rbac-create-workloads': 'off' } } },
  );
});
