import { expect, test } from 'vitest';
import { administrativeRoleBinding as rule } from '../../server/src/rules/rbac/administrative-role-binding.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports a role of the workspace that allows everything', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: deployer
    #       ^^^^^^^^ error: ClusterRoleBinding "web" makes ServiceAccount "web" administrator of the cluster: "deployer" allows everything.
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: deployer
    rules:
      - apiGroups: ["*"]
        resources: ["*"]
        verbs: ["*"]
    `,
  );
});

const binding = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: deployer
subjects:
  - kind: ServiceAccount
    name: web
    namespace: shop
`;
const everyVerb = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: deployer
rules:
  - apiGroups: ["*"]
    resources: ["*"]
    verbs: [get, list, watch, create, update, patch, delete]
`;
const someVerbs = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: deployer
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: ["*"]
`;
const perhapsMore = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: deployer
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: ["{{ .Values.verbs }}"]
`;

test('looks into the role, in another file too', () => {
  expect(messagesOf(rule, binding, { beside: everyVerb })).toEqual([
    'error: RoleBinding "web" gives ServiceAccount "web" every right in its namespace: "deployer" allows everything.',
  ]);
  expect(messagesOf(rule, binding, { beside: someVerbs })).toEqual([]);
  expect(messagesOf(rule, binding, { beside: perhapsMore })).toEqual([]);
  expect(messagesOf(rule, binding)).toEqual([]);
});

test('wants all roles of that name to be so', () => {
  expect(messagesOf(rule, binding, { beside: `${everyVerb}---\n${someVerbs}` })).toEqual([]);
});

test('leaves cluster-admin to the rule about that', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: cluster-admin
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});
