import { expect, test } from 'vitest';
import { defaultServiceAccountBinding as rule } from '../../server/src/rules/service-account/default-service-account-binding.ts';
import { checkFix, checkRule, judge } from '../support/ruleTester.ts';

test('reports the subject', () => {
  checkRule(
    rule,
    `
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
        name: default
    #         ^^^^^^^ warning unsafe: RoleBinding "web" gives "reader" to every pod of the namespace that names no ServiceAccount.
        namespace: shop
    `,
  );
});

test('is silent about other accounts and kinds, and bindings of every cluster', () => {
  checkRule(
    rule,
    `
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
      - kind: Group
        name: default
      - kind: ServiceAccount
        name: "{{ .Values.account }}"
        namespace: shop
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: system:reader
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: reader
    subjects:
      - kind: ServiceAccount
        name: default
        namespace: kube-system
    `,
  );
});

test('the fix removes the subject', () => {
  checkFix(
    rule,
    `
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
      - kind: ServiceAccount
        name: default
        namespace: shop
    `,
    `
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

test('another one makes an account for the one workload that has the role now', () => {
  checkFix(
    rule,
    `
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
        name: default
        namespace: shop
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    `,
    `
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
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
      serviceAccountName: web
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: web
      namespace: shop
    `,
    { title: 'Give the role to a ServiceAccount web, which Pod web runs as' },
  );
});

test('which is not offered where two workloads have it', () => {
  const binding = `apiVersion: rbac.authorization.k8s.io/v1
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
    name: default
    namespace: shop
`;
  const pods = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
`;
  const [found] = judge(binding, { beside: pods }, rule).filter(
    ({ finding }) => finding.rule === rule.meta.id,
  );
  expect(found?.finding.fixes().map(({ title }) => title)).toEqual(['Remove default from the binding']);
});
