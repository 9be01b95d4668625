import { expect, test } from 'vitest';
import { apiResourcesOf, findApiResource, groupsWith, verbsFor } from '../../server/src/kube/apiResources.ts';
import {
  type Access,
  allows,
  grantOf,
  isBootstrapObject,
  policyRulesOf,
} from '../../server/src/kube/rbac.ts';
import { type Resource, resourcesOf } from '../../server/src/kube/resource.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';

function object(text: string): Resource {
  const [resource] = splitSections(text).sections.flatMap(({ section }) => resourcesOf(section));
  if (!resource) throw new Error('no object');
  return resource;
}

const role = (rule: string): Resource =>
  object(`{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: a }, rules: [${rule}] }`);

const EXEC: Access = { targets: { '': ['pods/exec'] }, verbs: ['create'] };

/** The text where the grant stands, or undefined. */
function grant(rule: string, access: Access = EXEC): string | undefined {
  const [first] = policyRulesOf(role(rule));
  return first && grantOf(first, access)?.at.string;
}

test.each([
  ['{ apiGroups: [""], resources: [pods, pods/exec], verbs: [get, create] }', 'pods/exec'],
  ['{ apiGroups: ["*"], resources: [pods/exec], verbs: [create] }', 'pods/exec'],
  ['{ apiGroups: [""], resources: ["*/exec"], verbs: [create] }', '*/exec'],
  ['{ apiGroups: [""], resources: ["*"], verbs: [create] }', '*'],
  ['{ apiGroups: [""], resources: ["*", pods/exec], verbs: [create] }', 'pods/exec'],
  ['{ apiGroups: [""], resources: [pods/exec], verbs: ["*"] }', '*'],
])('%s allows it, said at %s', (rule, at) => {
  expect(grant(rule)).toBe(at);
});

test.each([
  '{ apiGroups: [""], resources: [pods], verbs: [create] }',
  '{ apiGroups: [""], resources: [pods/*], verbs: [create] }',
  '{ apiGroups: [""], resources: [pods/exec], verbs: [list] }',
  '{ apiGroups: [apps], resources: [pods/exec], verbs: [create] }',
  '{ resources: [pods/exec], verbs: [create] }',
  '{ apiGroups: [""], resources: [pods/exec] }',
  '{ apiGroups: [""], resources: pods/exec, verbs: [create] }',
  '{ apiGroups: [""], resources: ["{{ .Values.r }}"], verbs: [create] }',
])('%s does not', (rule) => {
  expect(grant(rule)).toBeUndefined();
});

test('a rule for certain names, or perhaps for such, is not for every name', () => {
  const anyName = (names: string) =>
    policyRulesOf(role(`{ apiGroups: [""], resources: [secrets], verbs: [get]${names} }`))[0]?.anyName;
  expect(anyName('')).toBe(true);
  expect(anyName(', resourceNames: []')).toBe(true);
  expect(anyName(', resourceNames: [a]')).toBe(false);
  expect(anyName(', resourceNames: a')).toBe(false);
});

test('facts are read the same way', () => {
  const fact = {
    apiGroups: ['*'],
    resources: ['*/exec'],
    verbs: ['*'],
    resourceNames: [],
    nonResourceURLs: [],
  };
  expect(allows(fact, EXEC)).toBe(true);
  expect(allows({ ...fact, resourceNames: ['a'] }, EXEC)).toBe(false);
  expect(allows({ ...fact, resources: ['pods/*'] }, EXEC)).toBe(false);
});

test('the cluster writes the rules of a role that is put together from others', () => {
  const sum = object(
    '{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: a }, aggregationRule: {}, rules: [{}] }',
  );
  expect(policyRulesOf(sum)).toEqual([]);
});

test.each([
  ['ClusterRole', '{ name: system:node }', true],
  ['ClusterRole', '{ name: edit }', true],
  ['RoleBinding', '{ name: edit }', false],
  ['ClusterRoleBinding', '{ name: cluster-admin }', true],
  ['Role', '{ name: web, labels: { kubernetes.io/bootstrapping: rbac-defaults } }', true],
  ['Role', '{ name: "{{ .Values.name }}" }', false],
])('%s %s comes with every cluster: %s', (kind, metadata, expected) => {
  const text = `{ apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, metadata: ${metadata} }`;
  expect(isBootstrapObject(object(text))).toBe(expected);
});

test('knows the resources of Kubernetes with their verbs', () => {
  expect(findApiResource('', 'nodes')?.namespaced).toBe(false);
  expect(findApiResource('apps', 'deployments')?.namespaced).toBe(true);
  expect(findApiResource('apps', 'deployments/finalizers')?.verbs).toEqual(['update']);
  expect(findApiResource('apps', 'pods')).toBeUndefined();
  expect(verbsFor('', 'pods/log')).toEqual(['get']);
  expect(verbsFor('', 'namespaces')).not.toContain('deletecollection');
  expect(verbsFor('example.com', 'widgets')).toContain('deletecollection');
  expect(verbsFor('example.com', 'widgets/status')).toEqual(['get', 'update', 'patch']);
  expect(groupsWith('events')).toEqual(['', 'events.k8s.io']);
  expect(apiResourcesOf('example.com')).toBeUndefined();
});
