import { expect, test } from 'vitest';
import { rbacWildcardAll as rule } from '../../server/src/rules/rbac/rbac-wildcard-all.ts';
import { checkRule, judge } from '../support/ruleTester.ts';

test('reports the rule', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: ["*"]
    #   ^^^^^^^^^ error: ClusterRole "web" allows every verb on every resource: it is cluster-admin under another name.
        resources: ["*"]
        verbs: ["*"]
      - nonResourceURLs: ["*"]
        verbs: ["*"]
    `,
  );
});

test('is silent where one list is not a wildcard, names restrict it, or the cluster writes the rules', () => {
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
      - apiGroups: [apps]
        resources: ["*"]
        verbs: ["*"]
      - apiGroups: ["*"]
        resources: [pods]
        verbs: ["*"]
      - apiGroups: ["*"]
        resources: ["*"]
        resourceNames: [web]
        verbs: ["*"]
      - apiGroups: ["*"]
        resources: ["*"]
        verbs: ["{{ .Values.verbs }}"]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: cluster-admin
    rules:
      - apiGroups: ["*"]
        resources: ["*"]
        verbs: ["*"]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: ["*"]
        resources: ["*"]
        verbs: ["*"]
    `,
  );
});

test('is the one finding about its rule', () => {
  const findings = judge(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: web
rules:
  - apiGroups: ["*"]
    resources: ["*"]
    verbs: ["*"]
`);
  expect(findings.map(({ finding }) => finding.rule).filter((id) => id.startsWith('rbac-'))).toEqual([
    rule.meta.id,
  ]);
});

test('speaks for the other rules of its role, and less loudly of one namespace', () => {
  const role = (kind: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: web }
rules:
  - { apiGroups: ["*"], resources: ["*"], verbs: ["*"] }
  - { nonResourceURLs: ["*"], verbs: ["*"] }
  - { apiGroups: [""], resources: [secrets], verbs: [list] }
`;
  const said = (kind: string) =>
    judge(role(kind))
      .filter(({ finding }) => finding.rule.startsWith('rbac-'))
      .map(({ finding }) => `${finding.severity}: ${finding.message}`);
  expect(said('ClusterRole')).toEqual([expect.stringMatching(/^error: .*cluster-admin under another name/)]);
  expect(said('Role')).toEqual([expect.stringMatching(/^warning: .*of its namespace/)]);
});
