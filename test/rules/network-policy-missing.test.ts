import { expect, test } from 'vitest';
import { networkPolicyMissing as rule } from '../../server/src/rules/network/network-policy-missing.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports a workload that no policy selects, more loudly where the namespace has policies', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      #     ^^^ warning unsafe: No NetworkPolicy in this workspace selects the pods of Deployment "web": any pod can reach them.
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
      name: other
      namespace: shop
    spec:
      podSelector: { matchLabels: { app: db } }
      policyTypes: [Ingress, Egress]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: lone
      #     ^^^^ info unsafe: No NetworkPolicy in this workspace selects the pods of Deployment "lone": any pod can reach them.
      namespace: other
    spec:
      selector:
        matchLabels: { app: web }
      template:
        metadata:
          labels: { app: web }
        spec:
          containers:
            - name: lone
              image: registry.example.com/lone:1
    `,
  );
});

test('is silent where a policy selects the pods, or may do so', () => {
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
      name: all
      namespace: shop
    spec:
      podSelector: {}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
      namespace: other
    spec:
      selector:
        matchLabels: { app: api }
      template:
        metadata:
          labels: { app: api }
        spec:
          containers:
            - name: api
              image: registry.example.com/api:1
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: templated
      namespace: other
    spec:
      podSelector: "{{ .Values.selector }}"
    `,
  );
});

test('counts policies of Cilium, Calico and Istio', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      namespace: a
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
    apiVersion: cilium.io/v2
    kind: CiliumNetworkPolicy
    metadata: { name: web, namespace: a }
    spec:
      endpointSelector: { matchLabels: { "k8s:app": web } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
      namespace: b
    spec:
      selector:
        matchLabels: { app: api }
      template:
        metadata:
          labels: { app: api }
        spec:
          containers:
            - name: api
              image: registry.example.com/api:1
    ---
    apiVersion: projectcalico.org/v3
    kind: NetworkPolicy
    metadata: { name: api, namespace: b }
    spec:
      selector: app == 'api'
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: db
      namespace: c
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
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: db, namespace: c }
    spec: {}
    `,
  );
});

test('reports beside a policy of Cilium that selects others', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      #     ^^^ info unsafe: No NetworkPolicy in this workspace selects the pods of Deployment "web": any pod can reach them.
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
    apiVersion: cilium.io/v2
    kind: CiliumNetworkPolicy
    metadata: { name: db, namespace: shop }
    spec:
      endpointSelector: { matchLabels: { app: db } }
    `,
  );
});

test('is silent about pods of the node network, patches and labels that are not known', () => {
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
          hostNetwork: true
          containers:
            - name: web
              image: registry.example.com/web:1
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: b
    spec:
      selector:
        matchLabels: "{{ .Values.labels }}"
      template:
        metadata:
          labels: "{{ .Values.labels }}"
        spec:
          containers:
            - name: b
              image: registry.example.com/b:1
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: patch
    spec:
      template:
        spec:
          nodeSelector: { disk: ssd }
    `,
  );
});

test('adds a policy for the declared ports and DNS', () => {
  checkFix(
    rule,
    `
    # the shop
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
              ports:
                - containerPort: 8080
                - containerPort: 9090
                  name: metrics
    `,
    `
    # the shop
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
              ports:
                - containerPort: 8080
                - containerPort: 9090
                  name: metrics
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
      namespace: shop
    spec:
      podSelector:
        matchLabels:
          app: web
      policyTypes:
        - Ingress
        - Egress
      ingress:
        - from:
            - podSelector: {}
          ports:
            - port: 8080
              protocol: TCP
            - port: 9090
              protocol: TCP
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

test('adds a policy that denies everything', () => {
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
      name: web-default-deny
    spec:
      podSelector:
        matchLabels:
          app: web
      policyTypes:
        - Ingress
        - Egress
    `,
    { title: 'Add a NetworkPolicy for "web" that denies everything' },
  );
});

test('calls a single Pod by its name', () => {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: a, image: a:1 }] }\n';
  expect(messagesOf(rule, pod)).toEqual([
    'info: No NetworkPolicy in this workspace selects Pod "web": any pod can reach it.',
  ]);
});
