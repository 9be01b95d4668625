import { test } from 'vitest';
import { rbacCsrApproval as rule } from '../../server/src/rules/rbac/rbac-csr-approval.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports approval for all signers, or for those of clients', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [certificates.k8s.io]
        resources: [certificatesigningrequests/approval]
    #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ClusterRole "web" can approve certificates for any user: csr approval, and approve on all signers.
        verbs: [update]
      - apiGroups: [certificates.k8s.io]
        resources: [signers]
        verbs: [approve]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: clients
    rules:
      - apiGroups: [certificates.k8s.io]
        resources: [certificatesigningrequests/approval]
    #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ClusterRole "clients" can approve certificates for any user: csr approval, and approve on all signers.
        verbs: [update]
      - apiGroups: [certificates.k8s.io]
        resources: [signers]
        resourceNames: [kubernetes.io/kube-apiserver-client]
        verbs: [approve]
    `,
  );
});

test('reports approval without a word on signers', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [certificates.k8s.io]
        resources: [certificatesigningrequests/approval]
    #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: ClusterRole "web" can approve certificate requests of the signers that it is allowed (update, patch).
        verbs: [update, patch]
    `,
  );
});

test('is silent about a signer of other certificates, and about signers alone', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [certificates.k8s.io]
        resources: [certificatesigningrequests/approval]
        verbs: [update]
      - apiGroups: [certificates.k8s.io]
        resources: [signers]
        resourceNames: [kubernetes.io/kubelet-serving]
        verbs: [approve]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [certificates.k8s.io]
        resources: [signers]
        verbs: [approve]
      - apiGroups: [certificates.k8s.io]
        resources: [certificatesigningrequests]
        verbs: [create]
    `,
  );
});
