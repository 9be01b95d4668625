import { expect, test } from 'vitest';
import { serviceAccountUnused as rule } from '../../server/src/rules/service-account/service-account-unused.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports an account with a role that nothing uses', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: old
    #       ^^^ info: ServiceAccount "old" has the role "reader", but no workload in this workspace uses it.
      namespace: shop
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
        name: old
        namespace: shop
    ---
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
    `,
  );
});

const account = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: old
  namespace: shop
`;
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
    name: old
    namespace: shop
`;
const workload = (name: string, namespace = 'shop'): string => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: ${namespace} }
spec:
  serviceAccountName: ${name}
  containers: [{ name: web, image: registry.example.com/web:1 }]
`;
const said = (...beside: string[]) => messagesOf(rule, account, { beside: beside.join('---\n') });

test('is silent where it is used, may be used, has no role, or its workloads are not in view', () => {
  expect(said(binding, workload('web'))).toHaveLength(1);
  expect(said(binding, workload('web'), workload('old'))).toEqual([]);
  expect(said(binding, workload('web'), workload('"{{ .Values.account }}"'))).toEqual([]);
  expect(said(workload('web'))).toEqual([]);
  expect(said(binding)).toEqual([]);
  expect(said(binding, workload('web', 'cart'))).toEqual([]);
});

test('is silent beside custom resources, whose operators make pods', () => {
  const custom = `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: web, namespace: shop }
spec: { replicas: 2 }
`;
  expect(said(binding, workload('web'), custom)).toEqual([]);
});

test('counts objects that act as it', () => {
  const store = `
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: { name: web, namespace: shop }
spec: { provider: { vault: { auth: { kubernetes: { serviceAccountRef: { name: old } } } } } }
`;
  expect(said(binding, workload('web'), store)).toEqual([]);
  expect(said(binding, workload('web'), store.replace('name: old', 'name: web'))).toHaveLength(1);
});
