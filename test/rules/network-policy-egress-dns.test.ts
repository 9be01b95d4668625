import { test } from 'vitest';
import { networkPolicyEgressDns as rule } from '../../server/src/rules/network/network-policy-egress-dns.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports egress rules without DNS', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: { matchLabels: { app: web } }
      policyTypes: [Egress]
      egress:
     #^^^^^^ info unsafe: NetworkPolicy "web" limits egress without allowing DNS (port 53): its pods cannot look up names.
        - to:
            - podSelector: { matchLabels: { app: db } }
        - to:
            - namespaceSelector: { matchLabels: { team: payments } }
        - ports:
            - port: 5432
              endPort: 5440
    `,
  );
});

test('reports a deny for all that is all there is', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      namespace: shop
    spec:
      selector:
        matchLabels: { app: web }
      template:
        metadata:
          labels: { app: web }
        spec:
          containers:
            - name: web
              image: registry.example.com/web:1
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: default-deny
      namespace: shop
    spec:
      podSelector: {}
      policyTypes: [Ingress, Egress]
     #^^^^^^^^^^^ info unsafe: NetworkPolicy "default-deny" limits egress without allowing DNS (port 53): its pods cannot look up names.
    `,
  );
});

test('is silent where DNS is allowed, or may be', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
      namespace: a
    spec:
      podSelector: {}
      egress:
        - ports: [{ port: 53, protocol: UDP }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: b
      namespace: b
    spec:
      podSelector: { matchLabels: { app: b } }
      egress:
        - ports: [{ port: 50, endPort: 60 }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: c
      namespace: c
    spec:
      podSelector: {}
      egress:
        - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: d
      namespace: d
    spec:
      podSelector: {}
      egress:
        - to: [{ ipBlock: { cidr: 10.0.0.0/8 } }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: e
      namespace: e
    spec:
      podSelector: {}
      egress:
        - ports: [{ port: dns }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: f
      namespace: f
    spec:
      podSelector: {}
      egress: "{{ .Values.egress }}"
    `,
  );
});

test('is silent where another policy allows it', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: { matchLabels: { app: web } }
      egress:
        - to: [{ podSelector: { matchLabels: { app: db } } }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: dns
    spec:
      podSelector: {}
      egress:
        - ports: [{ port: 53 }]
    `,
  );
});

test('is silent about a deny for one workload, one that has a policy of its own, and a deny alone', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: { matchLabels: { app: db } }
      policyTypes: [Egress]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: deny
      namespace: alone
    spec:
      podSelector: {}
      policyTypes: [Egress]
    `,
  );
});

test('the fix appends a rule for DNS', () => {
  checkFix(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector:
        matchLabels:
          app: web
      policyTypes: [Egress]
      egress:
        # the database
        - to:
            - podSelector:
                matchLabels:
                  app: db
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector:
        matchLabels:
          app: web
      policyTypes: [Egress]
      egress:
        # the database
        - to:
            - podSelector:
                matchLabels:
                  app: db
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
  );
});
