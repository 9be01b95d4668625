import { expect, test } from 'vitest';
import { rbacWildcardResource as rule } from '../../server/src/rules/rbac/rbac-wildcard-resource.ts';
import { checkFix, checkRule, judge } from '../support/ruleTester.ts';

test('reports the wildcard, with what it includes in the core group', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: ["*"]
    #               ^^^ warning unsafe: ClusterRole "web" allows get, list on every resource, Secrets and what controls pods included.
        verbs: [get, list]
      - apiGroups: [apps, batch]
        resources: ["*"]
    #               ^^^ warning unsafe: ClusterRole "web" allows get on every resource of apps, batch, also those that come later.
        verbs: [get]
      - apiGroups: ["*"]
        resources: ["*"]
    #               ^^^ warning: ClusterRole "web" allows delete, get and 2 more on every resource, Secrets and what controls pods included.
        verbs: [delete, get, patch, list]
      - apiGroups: [""]
        resources: [pods/*]
    #               ^^^^^^ warning unsafe: ClusterRole "web" names "pods/*", which matches nothing: name the subresources, such as pods/log.
        verbs: [get]
    `,
  );
});

test('is silent about one subresource of all, metrics by name, unknown values, and paths', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: ["*"]
        resources: ["*/scale"]
        verbs: [get, update]
      - apiGroups: [custom.metrics.k8s.io]
        resources: ["*"]
        verbs: [get]
      - apiGroups: [apps]
        resources: ["{{ .Values.resources }}"]
        verbs: [get]
      - nonResourceURLs: ["*"]
        verbs: [get]
    `,
  );
});

test('the fix lists what the group has, without subresources', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [apps]
        resources: ["*"]
        verbs: [get]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [apps]
        resources: ["controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"]
        verbs: [get]
    `,
  );
});

test('in a Role only what lives in a namespace, and only where a verb is for it', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: ["*"]
        verbs: [list]
      - apiGroups: [metrics.k8s.io]
        resources: [nodes]
        verbs: [get]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [rbac.authorization.k8s.io]
        resources: ["rolebindings", "roles"]
        verbs: [list]
      - apiGroups: [metrics.k8s.io]
        resources: [nodes]
        verbs: [get]
    `,
  );
});

test('offers nothing where the resources of the group are not known', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: web }
    rules:
      - apiGroups: [example.com]
        resources: ["*"]
        #           ^^^ warning: Role "web" allows get on every resource of example.com, also those that come later.
        verbs: [get]
    `,
  );
});

test('speaks for a wildcard among the verbs too, and its fix lists both', () => {
  const role = (resources: string, verbs: string) => `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [metrics.k8s.io] # read-only
        resources: [${resources}]
        verbs: [${verbs}]
    `;
  expect(judge(role('"*"', '"*"')).map(({ finding }) => [finding.rule, finding.severity])).toEqual([
    ['rbac-wildcard-resource', 'info'],
  ]);
  checkFix(rule, role('"*"', '"*"'), role('"pods", "nodes"', '"get", "list"'), {
    title: 'List the resources and verbs of metrics.k8s.io (2)',
  });
});
