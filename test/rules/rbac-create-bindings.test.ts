import { test } from 'vitest';
import { rbacCreateBindings as rule } from '../../server/src/rules/rbac/rbac-create-bindings.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the right to create bindings of any role', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [roles]
        verbs: [bind]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [rolebindings]
    #               ^^^^^^^^^^^^ warning: ClusterRole "web" can create rolebindings and bind any role in them.
        verbs: [create]
    `,
  );
});

test('reports the right to change bindings', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [rolebindings]
    #               ^^^^^^^^^^^^ warning: ClusterRole "web" can change who is named in rolebindings: it can hand its own rights on to others.
        verbs: [get, patch]
    `,
  );
});

test('is silent where one half is missing or restricted', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [roles]
        resourceNames: [view]
        verbs: [bind]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [rolebindings]
        verbs: [create]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [rolebindings]
        resourceNames: [web]
        verbs: [patch]
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [rolebindings]
        verbs: ["{{ .Values.verb }}"]
    `,
  );
});
