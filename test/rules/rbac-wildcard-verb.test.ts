import { test } from 'vitest';
import { rbacWildcardVerb as rule } from '../../server/src/rules/rbac/rbac-wildcard-verb.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the wildcard, also among other verbs and for paths', () => {
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
        verbs: [get, "*"]
    #                ^^^ warning unsafe: ClusterRole "web" allows every verb on deployments, also those that nobody thought of.
      - apiGroups: [""]
        resources: [a, b, c, d]
        verbs: ["*"]
    #           ^^^ warning unsafe: ClusterRole "web" allows every verb on a, b and 2 more, also those that nobody thought of.
      - apiGroups: [apps]
        resources: ["*"]
        verbs: ["*"]
      - nonResourceURLs: ["*"]
        verbs: ["*"]
    #           ^^^ warning unsafe: ClusterRole "web" allows every HTTP method on all URLs.
    `,
  );
});

test('is silent about listed verbs, unknown ones, and roles that the cluster makes', () => {
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
        verbs: [get]
      - apiGroups: [apps]
        resources: [deployments]
        verbs: ["{{ .Values.verbs }}"]
      - apiGroups: [apps]
        resources: [deployments]
        verbs: "*"
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: admin
    rules:
      - apiGroups: [apps]
        resources: [deployments]
        verbs: ["*"]
    `,
  );
});

test('the fix lists the verbs that the resources have, and keeps comments', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [apps]
        resources: [deployments/status]
        verbs: ["*"] # all of them
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [apps]
        resources: [deployments/status]
        verbs: ["get", "update", "patch"] # all of them
    `,
  );
});

test('it leaves out what an unknown resource may have beside the usual verbs', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [example.com]
        resources: [widgets]
        verbs: ["*"]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [example.com]
        resources: [widgets]
        verbs: ["get", "list", "watch", "create", "update", "patch", "delete"]
    `,
  );
});

test('another one leaves reading', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [autoscaling]
        resources: [horizontalpodautoscalers]
        verbs:
          - '*' # whatever
          - list
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [autoscaling]
        resources: [horizontalpodautoscalers]
        verbs:
          - get # whatever
          - list
          - watch
    `,
    { title: 'Allow reading only: get, list, watch' },
  );
});

test('says less about custom resources by name, and about groups that can only be read', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [monitoring.coreos.com]
        resources: [prometheuses, prometheuses/status]
        verbs: ["*"]
    #           ^^^ info unsafe: ClusterRole "web" allows every verb on prometheuses, prometheuses/status, also those that nobody thought of.
      - apiGroups: [external.metrics.k8s.io]
        resources: ["*"]
        verbs: ["*"]
    #           ^^^ info unsafe: ClusterRole "web" allows every verb on every resource of external.metrics.k8s.io, also those that nobody thought of.
      - apiGroups: [security.openshift.io]
        resources: [securitycontextconstraints]
        verbs: ["*"]
    #           ^^^ warning unsafe: ClusterRole "web" allows every verb on securitycontextconstraints, also those that nobody thought of.
    `,
  );
});
