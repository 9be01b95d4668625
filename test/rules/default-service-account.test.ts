import { expect, test } from 'vitest';
import { defaultServiceAccount as rule } from '../../server/src/rules/service-account/default-service-account.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { serviceAccount } from '../support/serviceAccount.ts';

const MESSAGE =
  'The pod shares the ServiceAccount "default" with all others of its namespace that name none.';

test.each([
  'restartPolicy: Never',
  'serviceAccountName: ""',
  'serviceAccountName: default',
  'serviceAccount: default',
  'automountServiceAccountToken: true',
])('reports %s', (line) => {
  expect(messagesOf(rule, `${line}\ncontainers: [{ name: a, image: a:1 }]\n`)).toEqual([`info: ${MESSAGE}`]);
});

test.each([
  'serviceAccountName: web',
  'serviceAccount: web',
  'serviceAccountName: "{{ .Values.account }}"',
  'serviceAccountName: 5',
  'automountServiceAccountToken: false',
  'automountServiceAccountToken: maybe',
])('is silent about %s', (line) => {
  expect(messagesOf(rule, `${line}\ncontainers: [{ name: a, image: a:1 }]\n`)).toEqual([]);
});

test('reports the name where one is written', () => {
  checkRule(
    rule,
    `
    serviceAccountName: default
    #                   ^^^^^^^ info unsafe: ${MESSAGE}
    containers: [{ name: a, image: a:1 }]
    `,
  );
});

const facts = (name: string, automount: boolean | undefined) => ({
  beside: serviceAccount(name, undefined, automount),
});

test('is silent where the default account mounts no token, unless the pod asks for it', () => {
  const pod = 'containers: [{ name: a, image: a:1 }]\n';
  expect(messagesOf(rule, pod, facts('default', false))).toEqual([]);
  expect(messagesOf(rule, pod, facts('default', undefined))).toHaveLength(1);
  expect(
    messagesOf(rule, `automountServiceAccountToken: true\n${pod}`, facts('default', false)),
  ).toHaveLength(1);
});

test('the fix names an account after the workload, and keeps comments', () => {
  const fix = checkFix(
    rule,
    `
    apiVersion: batch/v1
    kind: Job
    metadata:
      generateName: import-
    spec:
      template:
        spec:
          serviceAccount: default # as always
          containers:
            - name: web
              image: registry.example.com/web:1
    `,
    `
    apiVersion: batch/v1
    kind: Job
    metadata:
      generateName: import-
    spec:
      template:
        spec:
          # as always
          containers:
            - name: web
              image: registry.example.com/web:1
          serviceAccountName: import
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: import
    `,
  );
  expect(fix.caution).toContain('no image pull secrets');
});

test('the fix brings along the roles that the workspace binds to default', () => {
  checkFix(
    rule,
    `
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
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web-reader
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
    {
      beside: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: reader, namespace: shop }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
        subjects: [{ kind: ServiceAccount, name: default }]
      `,
    },
  );
});

test('the fix takes the account of that name that the workspace has', () => {
  const fix = checkFix(
    rule,
    `
    serviceAccountName: default
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    serviceAccountName: example
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    facts('example', true),
  );
  expect(fix.title).toBe('Run as the ServiceAccount example');
});
