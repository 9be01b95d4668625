import { test } from 'vitest';
import { rbacAdmissionWebhooks as rule } from '../../server/src/rules/rbac/rbac-admission-webhooks.ts';
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
      - apiGroups: [admissionregistration.k8s.io]
        resources: [mutatingwebhookconfigurations]
    #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: ClusterRole "web" can change which webhooks see and alter all requests: mutatingwebhookconfigurations (patch).
        verbs: [patch]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [admissionregistration.k8s.io]
        resources: [nothing, mutatingwebhookconfigurations, validatingwebhookconfigurations]
    #                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: Role "web" can change which webhooks see and alter all requests: mutatingwebhookconfigurations, validatingwebhookconfigurations (patch).
        verbs: [get, patch]
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
      - apiGroups: [admissionregistration.k8s.io]
        resources: [mutatingwebhookconfigurations]
        verbs: [list]
      - apiGroups: [admissionregistration.k8s.io]
        resources: [mutatingwebhookconfigurations]
        resourceNames: [one]
        verbs: [patch]
      - apiGroups: [example.com]
        resources: [mutatingwebhookconfigurations]
        verbs: [patch]
      - apiGroups: [admissionregistration.k8s.io]
        resources: ["{{ .Values.resource }}"]
        verbs: [patch]
      - apiGroups: [admissionregistration.k8s.io]
        resources: [mutatingwebhookconfigurations]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [admissionregistration.k8s.io]
        resources: mutatingwebhookconfigurations
        verbs: [patch]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [admissionregistration.k8s.io]
        resources: [mutatingwebhookconfigurations]
        verbs: [patch]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [admissionregistration.k8s.io]
        resources: [mutatingwebhookconfigurations]
        verbs: [patch]
    `,
  );
});

test('the fix removes both kinds of webhooks', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [admissionregistration.k8s.io]
        resources: [validatingwebhookconfigurations, mutatingwebhookconfigurations]
        verbs: [update]
      - apiGroups: [""]
        resources: [pods]
        verbs: [get]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [pods]
        verbs: [get]
    `,
  );
});
