import { expect, test } from 'vitest';
import { rbacNetworkResources as rule } from '../../server/src/rules/rbac/rbac-network-resources.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports the resource that is named, in a ClusterRole and a Role', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [networking.k8s.io]
        resources: [networkpolicies]
    #               ^^^^^^^^^^^^^^^ warning: ClusterRole "web" can open what NetworkPolicies close: networkpolicies (delete).
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [networking.k8s.io]
        resources: [nothing, networkpolicies]
    #                        ^^^^^^^^^^^^^^^ warning: Role "web" can open what NetworkPolicies close: networkpolicies (delete).
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
      - apiGroups: [networking.k8s.io]
        resources: [networkpolicies]
        verbs: [list]
      - apiGroups: [networking.k8s.io]
        resources: [networkpolicies]
        resourceNames: [one]
        verbs: [delete]
      - apiGroups: [example.com]
        resources: [networkpolicies]
        verbs: [delete]
      - apiGroups: [networking.k8s.io]
        resources: ["{{ .Values.resource }}"]
        verbs: [delete]
      - apiGroups: [networking.k8s.io]
        resources: [networkpolicies]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [networking.k8s.io]
        resources: networkpolicies
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [networking.k8s.io]
        resources: [networkpolicies]
        verbs: [delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [networking.k8s.io]
        resources: [networkpolicies]
        verbs: [delete]
    `,
  );
});

test('says it once for all rules of a role', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [services]
    #               ^^^^^^^^ warning: ClusterRole "web" can redirect the traffic of other workloads: services, endpointslices (create, update).
        verbs: [create, get]
      - apiGroups: [discovery.k8s.io]
        resources: [endpointslices]
        verbs: [update]
    `,
  );
});

test('says what exactly can be changed', () => {
  const role = (resources: string) => `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: { name: web }
    rules:
      - apiGroups: [networking.k8s.io]
        resources: [${resources}]
        verbs: [create]
  `;
  expect(messagesOf(rule, role('ingresses'))).toEqual([
    'warning: ClusterRole "web" can redirect the traffic of other workloads: ingresses (create).',
  ]);
  expect(messagesOf(rule, role('ingresses, networkpolicies'))).toEqual([
    'warning: ClusterRole "web" can redirect traffic and lift NetworkPolicies: ingresses, networkpolicies (create).',
  ]);
});
