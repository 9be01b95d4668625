import { test } from 'vitest';
import { namespaceNetworkPolicy as rule } from '../../server/src/rules/network/namespace-network-policy.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a namespace without any policy', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      #     ^^^^ warning unsafe: No NetworkPolicy in this workspace is in namespace "shop": its pods accept and open any connection.
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: x
      namespace: other
    spec:
      podSelector: {}
    `,
  );
});

test('says it more quietly where the workspace has no policies at all', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
      #     ^^^^ info unsafe: No NetworkPolicy in this workspace is in namespace "shop": its pods accept and open any connection.
    `,
  );
});

test('leaves it to the workloads where they are in view', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata: { name: shop }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: cart }
    #                 ^^^^ info unsafe: No NetworkPolicy in this workspace is in namespace "cart": its pods accept and open any connection.
    ---
    apiVersion: v1
    kind: Pod
    metadata: { name: web, namespace: shop, labels: { app: web } }
    spec: { containers: [{ name: web, image: registry.example.com/web:1 }] }
    `,
  );
});

test('is silent where there is one, or may be one, and about namespaces of Kubernetes', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata: { name: shop }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: kube-system }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: openshift-monitoring }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: "{{ .Values.namespace }}" }
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: x
      namespace: "{{ .Values.namespace }}"
    spec:
      podSelector: { matchLabels: { app: web } }
    `,
  );
});

test('counts policies for the whole cluster', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata: { name: shop }
    ---
    apiVersion: cilium.io/v2
    kind: CiliumClusterwideNetworkPolicy
    metadata: { name: all }
    spec: { endpointSelector: {} }
    `,
  );
});

test('adds a default deny', () => {
  checkFix(
    rule,
    `
    # Shop
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop # short
    `,
    `
    # Shop
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop # short
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: default-deny
      namespace: shop
    spec:
      podSelector: {}
      policyTypes:
        - Ingress
        - Egress
    `,
  );
});

test('adds a default deny with DNS', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
    `,
    `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: shop
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: default-deny
      namespace: shop
    spec:
      podSelector: {}
      policyTypes:
        - Ingress
        - Egress
      egress:
        - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: kube-system
              podSelector:
                matchLabels:
                  k8s-app: kube-dns
          ports:
            - port: 53
              protocol: UDP
            - port: 53
              protocol: TCP
    `,
    { title: 'Add a NetworkPolicy that denies everything but DNS' },
  );
});
