import { test } from 'vitest';
import { rbacDeleteEvents as rule } from '../../server/src/rules/rbac/rbac-delete-events.ts';
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
        resources: [events]
    #               ^^^^^^ warning unsafe: ClusterRole "web" can delete Events, and with them the traces of what happened (delete).
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, events]
    #                        ^^^^^^ warning unsafe: Role "web" can delete Events, and with them the traces of what happened (delete).
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
      - apiGroups: [""]
        resources: [events]
        verbs: [create, patch]
      - apiGroups: [""]
        resources: [events]
        resourceNames: [one]
        verbs: [delete]
      - apiGroups: [example.com]
        resources: [events]
        verbs: [delete]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [delete]
      - apiGroups: [""]
        resources: [events]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: events
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [events]
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [""]
        resources: [events]
        verbs: [delete]
    `,
  );
});

test('the fix removes the verb', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: ["", events.k8s.io]
        resources: [events]
        verbs: [create, delete]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: ["", events.k8s.io]
        resources: [events]
        verbs: [create]
    `,
  );
});
