import { expect, test } from 'vitest';
import { workloadClusterTakeoverRole as rule } from '../../server/src/rules/service-account/workload-cluster-takeover-role.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports a role for all Secrets and one for all pods', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
    #                     ^^^ warning unsafe: Whoever controls this workload can read every Secret: ServiceAccount "web" has the role "reader".
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: reader
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: reader
    rules:
      - apiGroups: [""]
        resources: [secrets]
        verbs: [list]
    `,
  );
});

const workload = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  serviceAccountName: web
  containers:
    - name: web
      image: registry.example.com/web:1
`;
const wide = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: web
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: reader
subjects:
  - kind: ServiceAccount
    name: web
    namespace: shop
`;
const narrow = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: reader
subjects:
  - kind: ServiceAccount
    name: web
    namespace: shop
`;
const role = (resource: string, verb: string, more = ''): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: reader }
rules: [{ apiGroups: [""], resources: [${resource}], verbs: [${verb}]${more} }]
`;
const said = (text: string, ...beside: string[]) => messagesOf(rule, text, { beside: beside.join('---\n') });

test('reports the right to run pods, and roles that Kubernetes brings', () => {
  expect(said(workload, wide, role('pods', 'create'))).toEqual([
    'warning: Whoever controls this workload can run pods anywhere: ServiceAccount "web" has the role "reader".',
  ]);
  expect(said(workload, wide.replace('name: reader', 'name: edit'))).toHaveLength(1);
});

test('says it more softly of a program that works with the API', () => {
  const agent = workload.replace(
    'registry.example.com/web:1',
    'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.19.0',
  );
  expect(said(agent, wide, role('secrets', 'list'))[0]).toMatch(/^info: /);
});

test('is silent where the role reaches one namespace, certain names, or harmless things', () => {
  expect(said(workload, narrow, role('secrets', 'list'))).toEqual([]);
  expect(said(workload, wide, role('secrets', 'get', ', resourceNames: [web]'))).toEqual([]);
  expect(said(workload, wide, role('pods', 'get'))).toEqual([]);
  expect(said(workload, wide)).toEqual([]);
  expect(said(workload, wide, role('"*"', '"{{ .Values.verb }}"'))).toEqual([]);
  expect(said(workload.replace('namespace: shop', 'namespace: cart'), wide, role('secrets', 'list'))).toEqual(
    [],
  );
});

test('adds up what an aggregated role is made of', () => {
  const sum = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: reader }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: reader } }] }
`;
  const part = role('secrets', 'list').replace('name: reader', 'name: part, labels: { to: reader }');
  expect(said(workload, wide, sum, part)).toHaveLength(1);
  expect(said(workload, wide, sum, part.replace('to: reader', 'to: writer'))).toEqual([]);
});

test('the fix binds the role in the namespace of the workload', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: web
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: reader
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: reader
    rules:
      - apiGroups: [""]
        resources: [secrets]
        verbs: [list]
    `,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: reader
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: reader
    rules:
      - apiGroups: [""]
        resources: [secrets]
        verbs: [list]
    `,
  );
});
