import { expect, test } from 'vitest';
import { RBAC_VERBS } from '../../../../server/src/kube/rbacVerbs.ts';
import { proposalsAt, valuesAt } from '../../../support/valuePlace.ts';

const role = (rule: string, kind = 'Role'): string => `
  apiVersion: rbac.authorization.k8s.io/v1
  kind: ${kind}
  metadata:
    name: reader
    namespace: shop
  rules:
    - ${rule}
`;

test('proposes verbs that read first, and last what leads to more rights, with the reason', () => {
  const proposals = proposalsAt(role('verbs: [|]'));
  expect(proposals.map(({ value }) => value)).toEqual([
    'get',
    'list',
    'watch',
    'create',
    'update',
    'patch',
    'delete',
    'deletecollection',
    'bind',
    'escalate',
    'impersonate',
    '*',
  ]);
  expect(proposals.slice(0, 3).every(({ rank }) => rank === 'secure')).toBe(true);
  expect(proposals.slice(-4).every(({ rank }) => rank === 'discouraged')).toBe(true);
  for (const { documentation } of proposals) expect(documentation).toMatch(/\.$/);
  for (const { name, allows } of RBAC_VERBS) expect(allows, name).toMatch(/^[A-Z].*\.$/);
});

test('proposes the verbs that the resources of the rule answer to', () => {
  expect(valuesAt(role('{apiGroups: [""], resources: [pods/log], verbs: [|]}'))).toEqual(['get', '*']);
  expect(valuesAt(role('{apiGroups: [""], resources: [serviceaccounts/token], verbs: [|]}'))).toEqual([
    'create',
    'impersonate',
    '*',
  ]);
  const roles = valuesAt(role('{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [|]}'));
  expect(roles.slice(-3)).toEqual(['bind', 'escalate', '*']);
  expect(roles).not.toContain('impersonate');
});

test('says that listing Secrets shows their values', () => {
  const verbs = proposalsAt(role('{apiGroups: [""], resources: [secrets], verbs: [|]}'));
  expect(verbs[0]).toMatchObject({ value: 'get', rank: 'secure' });
  expect(verbs.find(({ value }) => value === 'list')).toMatchObject({
    rank: 'discouraged',
    detail: 'shows the values of all Secrets',
  });
});

test('proposes no verb twice, and none beside all', () => {
  expect(valuesAt(role('verbs: [get, |]'))[0]).toBe('list');
  expect(valuesAt(role('verbs: ["*", |]'))).toEqual([]);
});

test('proposes methods of HTTP for paths', () => {
  expect(valuesAt(role('{nonResourceURLs: [/metrics], verbs: [|]}', 'ClusterRole'))).toEqual([
    'get',
    'head',
    'options',
    'post',
    'put',
    'patch',
    'delete',
    '*',
  ]);
  expect(valuesAt(role('{nonResourceURLs: [|]}', 'ClusterRole'))[0]).toBe('/healthz');
});

test('proposes the core group first, and first of all the groups that have the resources of the rule', () => {
  const groups = valuesAt(role('apiGroups: [|]'));
  expect(groups.slice(0, 4)).toEqual(['', 'apps', 'batch', 'networking.k8s.io']);
  expect(groups).toContain('rbac.authorization.k8s.io');
  expect(groups.at(-1)).toBe('*');
  expect(valuesAt(role('{resources: [deployments], apiGroups: [|]}'))[0]).toBe('apps');
});

test('proposes the resources of the groups of the rule, and what is risky with its reason last', () => {
  expect(valuesAt(role('{apiGroups: [batch], resources: [|]}'))).toEqual([
    'jobs',
    'cronjobs',
    'cronjobs/status',
    'jobs/status',
    '*',
  ]);
  const core = proposalsAt(role('{apiGroups: [""], resources: [|]}'));
  const values = core.map(({ value }) => value);
  expect(values.indexOf('configmaps')).toBeLessThan(values.indexOf('pods/log'));
  expect(values.indexOf('pods/log')).toBeLessThan(values.indexOf('pods/exec'));
  expect(core.find(({ value }) => value === 'pods/exec')).toMatchObject({
    rank: 'discouraged',
    documentation: expect.stringContaining('Runs commands in containers'),
  });
});

const FILES = {
  'app/config.yaml': `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: settings
      namespace: shop
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: elsewhere
      namespace: other
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
      namespace: shop
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: web
              image: web:1
  `,
  'lib/rbac.yaml': `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: pod-reader
    rules:
      - apiGroups: [""]
        resources: [pods]
        verbs: [get, list]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: everything
    rules:
      - apiGroups: ["*"]
        resources: ["*"]
        verbs: ["*"]
  `,
};

test('says what is in a group as far as it fits in a line', () => {
  const [core, , , network] = proposalsAt(role('apiGroups: [|]'));
  expect(core?.detail).toBe('core: pods, services, configmaps, events, endpoints, namespaces …');
  expect(network?.detail).toBe('ingresses, networkpolicies, ingressclasses, ipaddresses …');
});

test('proposes names of objects of the resources', () => {
  const files = FILES;
  expect(valuesAt(role('{apiGroups: [""], resources: [configmaps], resourceNames: [|]}'), { files })).toEqual(
    ['settings'],
  );
  expect(
    valuesAt(role('{apiGroups: [apps], resources: [deployments/scale], resourceNames: [|]}'), { files }),
  ).toEqual(['web']);
});

const binding = (kind: string, rest: string): string => `
  apiVersion: rbac.authorization.k8s.io/v1
  kind: ${kind}
  metadata:
    name: web
    namespace: shop
  ${rest}
`;

test('proposes roles of the workspace, then those of every cluster, the mightiest last', () => {
  const files = FILES;
  expect(valuesAt(binding('RoleBinding', 'roleRef: {kind: Role, name: |}'), { files })).toEqual([
    'pod-reader',
  ]);
  const proposals = proposalsAt(binding('RoleBinding', 'roleRef: {kind: ClusterRole, name: |}'), { files });
  expect(proposals.map(({ value }) => value)).toEqual([
    'view',
    'edit',
    'system:auth-delegator',
    'everything',
    'admin',
    'cluster-admin',
  ]);
  expect(valuesAt(binding('RoleBinding', 'roleRef: {kind: |}'))).toEqual(['Role', 'ClusterRole']);
  expect(valuesAt(binding('ClusterRoleBinding', 'roleRef: {kind: |}'))).toEqual(['ClusterRole']);
  expect(valuesAt(binding('RoleBinding', 'roleRef: {apiGroup: |}'))).toEqual(['rbac.authorization.k8s.io']);
});

test('says what a role allows', () => {
  const [role] = proposalsAt(binding('RoleBinding', 'roleRef: {kind: Role, name: |}'), { files: FILES });
  expect(role).toEqual({
    value: 'pod-reader',
    detail: 'Role in lib/rbac.yaml',
    documentation: '- get, list: pods',
    rank: 'secure',
  });
});

test('proposes subjects and where they are', () => {
  const files = FILES;
  expect(valuesAt(binding('RoleBinding', 'subjects: [{kind: |}]'))).toEqual([
    'ServiceAccount',
    'Group',
    'User',
  ]);
  expect(valuesAt(binding('RoleBinding', 'subjects: [{kind: ServiceAccount, name: |}]'), { files })).toEqual([
    'web',
    'default',
  ]);
  expect(
    valuesAt(binding('ClusterRoleBinding', 'subjects: [{kind: ServiceAccount, name: web, namespace: |}]'), {
      files,
    })[0],
  ).toBe('shop');
  expect(valuesAt(binding('RoleBinding', 'subjects: [{kind: Group, name: |}]'))).toEqual([
    'system:serviceaccounts:shop',
    'system:serviceaccounts',
    'system:authenticated',
    'system:unauthenticated',
    'system:masters',
  ]);
});
