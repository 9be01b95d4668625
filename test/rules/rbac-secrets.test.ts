import { expect, test } from 'vitest';
import { rbacSecrets as rule } from '../../server/src/rules/rbac/rbac-secrets.ts';
import { checkFix, checkRule, judge } from '../support/ruleTester.ts';

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
        resources: [secrets]
    #               ^^^^^^^ warning unsafe: ClusterRole "web" can read every Secret wherever it is bound (list).
        verbs: [list]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, secrets]
    #                        ^^^^^^^ warning unsafe: Role "web" can read every Secret of its namespace (list).
        verbs: [create, list]
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
        resources: [secrets]
        verbs: [create]
      - apiGroups: [""]
        resources: [secrets]
        resourceNames: [one]
        verbs: [list]
      - apiGroups: [example.com]
        resources: [secrets]
        verbs: [list]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [list]
      - apiGroups: [""]
        resources: [secrets]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: secrets
        verbs: [list]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [secrets]
        verbs: [list]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [""]
        resources: [secrets]
        verbs: [list]
    `,
  );
});

test('stands at the wildcard that allows it, for the finding about that to replace it', () => {
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
    #               ^^^ warning: ClusterRole "web" can read every Secret wherever it is bound (get).
        verbs: [get]
      - apiGroups: [""]
        resources: [secrets]
        verbs: ["*"]
    #           ^^^ warning unsafe: ClusterRole "web" can read every Secret wherever it is bound (every verb).
    `,
    { config: { rules: { 'rbac-wildcard-verb': 'off', 'rbac-wildcard-resource': 'off' } } },
  );
});

test('leaves wildcards to the rules about them', () => {
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
        verbs: [get]
      - apiGroups: [""]
        resources: [secrets]
        verbs: ["*"]
    `,
  );
});

test('the fix removes Secrets', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: ["secrets", "configmaps"]
        verbs: [get]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: ["configmaps"]
        verbs: [get]
    `,
  );
});

test('another one names them', () => {
  checkFix(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [secrets]
        verbs: [get]
    `,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [secrets]
        resourceNames:
          - my-secret
        verbs: [get]
    `,
    { title: 'Allow only secrets of certain names' },
  );
});

const namespaced = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: web }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`;
const clusterWide = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: web-everywhere }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: web }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`;
const clusterRole = (resources: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: web
rules:
  - apiGroups: [""]
    resources: [${resources}]
    verbs: [get, list]
`;

function offered(resources: string, beside: string) {
  const [found] = judge(clusterRole(resources), { beside }, rule).filter(
    ({ finding }) => finding.rule === rule.meta.id,
  );
  return found?.finding.fixes().find(({ title }) => title.startsWith('Make it a Role'));
}

test('a ClusterRole that one namespace uses becomes a Role there, with its bindings', () => {
  const fix = offered('secrets', `${namespaced}---${clusterWide}`);
  expect(fix?.title).toBe('Make it a Role of the namespace shop');
  expect(fix?.operations).toEqual([
    { kind: 'set', path: ['kind'], value: 'Role' },
    { kind: 'set', path: ['metadata', 'namespace'], value: 'shop', after: 'name' },
  ]);
  expect(fix?.others?.map(({ kind, name, operations }) => [kind, name, operations.length])).toEqual([
    ['RoleBinding', 'web', 1],
    ['ClusterRoleBinding', 'web-everywhere', 3],
  ]);
});

test('it stays one where it holds what no namespace has, where it is not bound, or bound in two', () => {
  expect(offered('secrets, nodes', namespaced)).toBeUndefined();
  expect(offered('secrets, widgets', namespaced)).toBeUndefined();
  expect(offered('secrets', '')).toBeUndefined();
  expect(offered('secrets', `${namespaced}---${namespaced.replaceAll('shop', 'cart')}`)).toBeUndefined();
});
