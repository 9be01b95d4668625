import { test } from 'vitest';
import { danglingNetworkPolicyPeer as rule } from '../../server/src/rules/network/dangling-network-policy-peer.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports peers of the same namespace that nobody is', () => {
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
      name: web
    spec:
      podSelector: { matchLabels: { app: web } }
      policyTypes: [Ingress, Egress]
      ingress:
        - from:
            - podSelector: { matchLabels: { app: prxoy } }
            # ^^^^^^^^^^^ info: This "from" peer of NetworkPolicy "web" selects no workload in this workspace.
      egress:
        - to:
            - podSelector: { matchLabels: { app: databse } }
            # ^^^^^^^^^^^ info: This "to" peer of NetworkPolicy "web" selects no workload in this workspace.
    `,
  );
});

test('is silent about peers of other namespaces, addresses, matches and text that is not known', () => {
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
      name: web
    spec:
      podSelector: { matchLabels: { app: web } }
      ingress:
        - from:
            - podSelector: { matchLabels: { app: proxy } }
              namespaceSelector: {}
            - ipBlock: { cidr: 10.0.0.0/8 }
            - podSelector: { matchLabels: { app: web } }
            - podSelector: {}
            - podSelector: "{{ .Values.peer }}"
    `,
  );
});
