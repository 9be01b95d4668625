import { expect, test } from 'vitest';
import { boundServiceAccountToken as rule } from '../../server/src/rules/service-account/bound-service-account-token.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const bound = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: reader
subjects:
  - kind: ServiceAccount
    name: web
    namespace: shop
`;
const pod = (lines = '', image = 'registry.example.com/web:1', namespace = 'shop'): string => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: ${namespace} }
spec:
  serviceAccountName: web${lines}
  containers: [{ name: web, image: "${image}" }]
`;

test('reports the token of an account with a role', () => {
  expect(messagesOf(rule, pod(), { beside: bound })).toEqual([
    'warning: The token in these containers has rights: role "reader" is bound to ServiceAccount "web".',
  ]);
});

test('is silent without the token, for programs that use the API, and about other accounts', () => {
  const silent = [
    pod('\n  automountServiceAccountToken: false'),
    pod('\n  automountServiceAccountToken: "{{ .Values.automount }}"'),
    pod('', 'quay.io/prometheus/prometheus:v3.0.0'),
    pod('', 'registry.example.com/web:1', 'cart'),
  ];
  for (const text of silent) expect(messagesOf(rule, text, { beside: bound })).toEqual([]);
  expect(messagesOf(rule, pod())).toEqual([]);
  const account =
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web, namespace: shop }\nautomountServiceAccountToken: false\n';
  expect(messagesOf(rule, pod(), { beside: `${bound}---\n${account}` })).toEqual([]);
});

test('reports a role that every account has', () => {
  const everybody = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: web
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: edit
subjects:
  - kind: Group
    name: system:serviceaccounts:shop
`;
  expect(messagesOf(rule, pod(), { beside: everybody })).toEqual([
    'info: The token in these containers has rights: role "edit" is bound to a group of all accounts.',
  ]);
  expect(messagesOf(rule, pod(), { beside: everybody.replaceAll('shop', 'cart') })).toEqual([]);
  expect(messagesOf(rule, pod(), { beside: everybody.replace('edit', 'system:discovery') })).toEqual([]);
});

test('the fix keeps the token out', () => {
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
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: reader
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
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
      automountServiceAccountToken: false
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: reader
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});
