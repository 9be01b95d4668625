import { test } from 'vitest';
import { rbacDeletePodLogs as rule } from '../../server/src/rules/rbac/rbac-delete-pod-logs.ts';
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
        resources: [pods/log]
    #               ^^^^^^^^ info unsafe: ClusterRole "web" lists delete on pods/log: nobody needs it, and who asks for it wants to remove traces.
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, pods/log]
    #                        ^^^^^^^^ info unsafe: Role "web" lists delete on pods/log: nobody needs it, and who asks for it wants to remove traces.
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
        resources: [pods/log]
        verbs: [list]
      - apiGroups: [""]
        resources: [pods/log]
        resourceNames: [one]
        verbs: [delete]
      - apiGroups: [example.com]
        resources: [pods/log]
        verbs: [delete]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [delete]
      - apiGroups: [""]
        resources: [pods/log]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: pods/log
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [pods/log]
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
        resources: [pods/log]
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
      - apiGroups: [""]
        resources: [pods/log]
        verbs: [get, delete]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods/log]
        verbs: [get]
    `,
  );
});
