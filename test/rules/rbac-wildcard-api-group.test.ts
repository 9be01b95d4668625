import { test } from 'vitest';
import { rbacWildcardApiGroup as rule } from '../../server/src/rules/rbac/rbac-wildcard-api-group.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the wildcard', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: ["*"]
    #               ^^^ warning unsafe: ClusterRole "web" means deployments, jobs of every API group, also of those that are installed later.
        resources: [deployments, jobs]
        verbs: [get]
    `,
  );
});

test('leaves a wildcard for the resources too to the rule about that, and subresources of all alone', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: ["*"]
        resources: ["*"]
        verbs: [get]
      - apiGroups: ["*"]
        resources: ["*/finalizers"]
        verbs: [update]
      - apiGroups: [apps]
        resources: [deployments]
        verbs: [get]
      - apiGroups: ["{{ .Values.group }}"]
        resources: [deployments]
        verbs: [get]
    `,
  );
});

test('the fix names the groups that have these resources', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: ["*"]
        resources: [deployments, events]
        verbs: [get]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: ["apps", "", "events.k8s.io"]
        resources: [deployments, events]
        verbs: [get]
    `,
  );
});

test('offers nothing for a resource that Kubernetes does not have', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: web }
    rules:
      - apiGroups: ["*"]
        #           ^^^ warning: Role "web" means widgets of every API group, also of those that are installed later.
        resources: [widgets]
        verbs: [get]
    `,
  );
});
