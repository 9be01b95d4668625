import { expect, test } from 'vitest';
import { workloadAdministrativeRole as rule } from '../../server/src/rules/service-account/workload-administrative-role.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports cluster-admin, and a role with stars', () => {
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
    #                     ^^^ error unsafe: Whoever controls this workload controls the cluster: ServiceAccount "web" has the role "cluster-admin".
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
      name: cluster-admin
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});

test('says less where it is bound in the namespace only', () => {
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
    #                     ^^^ warning unsafe: Whoever controls this workload controls its namespace: ServiceAccount "web" has the role "deployer".
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
      name: deployer
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

test('follows an account of its own in one folder where only the binding says a namespace', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
    spec:
      serviceAccountName: web
    #                     ^^^ error unsafe: Whoever controls this workload controls the cluster: ServiceAccount "web" has the role "cluster-admin".
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
      name: cluster-admin
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    `,
  );
});

test('is silent without the token, about other roles, other namespaces, and default without a namespace', () => {
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
      automountServiceAccountToken: false
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
      name: cluster-admin
    subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: cart
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: other
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: cluster-admin
    subjects:
      - kind: ServiceAccount
        name: default
        namespace: other
    `,
  );
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

test('a program that looks like an API client was given the role on purpose', () => {
  const text = (image: string) => `
    apiVersion: v1
    kind: Pod
    metadata: { name: web, namespace: shop }
    spec: { serviceAccountName: web, containers: [{ name: web, image: ${image} }] }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: { name: web }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
    subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
  `;
  expect(messagesOf(rule, text('quay.io/argoproj/argocd:v3'))).toEqual([expect.stringMatching(/^info: /)]);
  expect(messagesOf(rule, text('registry.example.com/web:1'))).toEqual([expect.stringMatching(/^error: /)]);
});
