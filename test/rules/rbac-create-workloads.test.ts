import { test } from 'vitest';
import { rbacCreateWorkloads as rule } from '../../server/src/rules/rbac/rbac-create-workloads.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the resource that is named, in a ClusterRole and a Role', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [apps]
        resources: [deployments]
    #               ^^^^^^^^^^^ warning: ClusterRole "web" can start or change what runs: deployments (create).
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [apps]
        resources: [nothing, deployments]
    #                        ^^^^^^^^^^^ warning: Role "web" can start or change what runs: deployments (create).
        verbs: [get, create]
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
      - apiGroups: [apps]
        resources: [deployments]
        verbs: [list]
      - apiGroups: [apps]
        resources: [deployments]
        resourceNames: [one]
        verbs: [create]
      - apiGroups: [example.com]
        resources: [deployments]
        verbs: [create]
      - apiGroups: [apps]
        resources: ["{{ .Values.resource }}"]
        verbs: [create]
      - apiGroups: [apps]
        resources: [deployments]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [apps]
        resources: deployments
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [apps]
        resources: [deployments]
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [apps]
        resources: [deployments]
        verbs: [create]
    `,
  );
});

test('is silent about the right to delete, and about a group that has no such resource', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods]
        verbs: [get, delete]
      - apiGroups: [""]
        resources: [deployments]
        verbs: [create]
    `,
  );
});
