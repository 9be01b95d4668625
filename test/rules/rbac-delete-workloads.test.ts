import { test } from 'vitest';
import { rbacDeleteWorkloads as rule } from '../../server/src/rules/rbac/rbac-delete-workloads.ts';
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
    #               ^^^^^^^^^^^ info: ClusterRole "web" can delete deployments, and so stop an application (delete).
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [apps]
        resources: [nothing, deployments]
    #                        ^^^^^^^^^^^ info: Role "web" can delete deployments, and so stop an application (delete).
        verbs: [get, delete]
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
        verbs: [delete]
      - apiGroups: [example.com]
        resources: [deployments]
        verbs: [delete]
      - apiGroups: [apps]
        resources: ["{{ .Values.resource }}"]
        verbs: [delete]
      - apiGroups: [apps]
        resources: [deployments]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [apps]
        resources: deployments
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [apps]
        resources: [deployments]
        verbs: [delete]
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
        verbs: [delete]
    `,
  );
});
