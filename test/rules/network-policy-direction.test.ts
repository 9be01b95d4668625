import { test } from 'vitest';
import { networkPolicyDirection as rule } from '../../server/src/rules/network/network-policy-direction.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the direction that no policy limits', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      #     ^^^ info unsafe: The policies for Deployment "web" limit ingress only: its pods may connect to anything.
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
      name: web
    spec:
      podSelector: { matchLabels: { app: web } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: db
      #     ^^ info unsafe: The policies for Deployment "db" limit egress only: any pod can reach its pods.
    spec:
      selector:
        matchLabels: { app: db }
      template:
        metadata:
          labels: { app: db }
        spec:
          containers:
            - name: db
              image: registry.example.com/db:1
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: db
    spec:
      podSelector: { matchLabels: { app: db } }
      policyTypes: [Egress]
    `,
  );
});

test('is silent where the policies together limit both, or one is not wholly known', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
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
      name: in
    spec:
      podSelector: { matchLabels: { app: web } }
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: out
      namespace: "{{ .Values.namespace }}"
    spec:
      podSelector: {}
      policyTypes: [Egress]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: db
      namespace: shop
    spec:
      selector:
        matchLabels: { app: db }
      template:
        metadata:
          labels: { app: db }
        spec:
          containers:
            - name: db
              image: registry.example.com/db:1
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: db
      namespace: shop
    spec:
      podSelector: { matchLabels: { app: db } }
      egress:
        - {}
    `,
  );
});

test('the fix limits egress in the policy, with DNS', () => {
  checkFix(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
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
      name: web
    spec:
      podSelector:
        matchLabels:
          app: web # the shop
      policyTypes:
        - Ingress
    `,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
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
      name: web
    spec:
      podSelector:
        matchLabels:
          app: web # the shop
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
  );
});

test('the fix limits ingress to the declared ports', () => {
  checkFix(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
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
              ports:
                - containerPort: 8080
                - containerPort: 9090
                  name: metrics
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector:
        matchLabels:
          app: web
      policyTypes: [Egress]
    `,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
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
              ports:
                - containerPort: 8080
                - containerPort: 9090
                  name: metrics
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector:
        matchLabels:
          app: web
      policyTypes: [Egress, Ingress]
      ingress:
      - from:
        - podSelector: {}
        ports:
        - port: 8080
          protocol: TCP
        - port: 9090
          protocol: TCP
    `,
  );
});
