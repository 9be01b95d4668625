import { test } from 'vitest';
import { networkPolicyAllowAll as rule } from '../../server/src/rules/network/network-policy-allow-all.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports rules for everybody and for all addresses', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      policyTypes: [Ingress, Egress]
      ingress:
        - {}
        # ^ warning unsafe: NetworkPolicy "web" lets everybody in: this rule names neither peers nor ports.
        - from: []
        # ^^^^ warning unsafe: NetworkPolicy "web" lets everybody in: this rule names neither peers nor ports.
        - from:
            - {}
            # ^ warning unsafe: NetworkPolicy "web" lets everybody in: this rule names neither peers nor ports.
        - from:
            - ipBlock: { cidr: 0.0.0.0/0 }
            #                  ^^^^^^^^^ warning: NetworkPolicy "web" lets all addresses in, on every port.
      egress:
        - {}
        # ^ info unsafe: NetworkPolicy "web" lets its pods connect to anything: this rule names neither peers nor ports.
        - to:
            - ipBlock:
                cidr: ::/0
                #     ^^^^ info: NetworkPolicy "web" allows all addresses, cloud metadata and private networks included.
          ports:
            - port: 443
    `,
  );
});

test('is silent about peers, ports, exceptions, directions that are not limited and text that is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      policyTypes: [Ingress]
      ingress:
        - ports: [{ port: 8080 }]
        - from: [{ namespaceSelector: {} }]
        - from: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }]
        - from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]
          ports: [{ port: 443 }]
        - "{{ .Values.rule }}"
        - from: "{{ .Values.from }}"
      egress:
        - {}
    `,
  );
});

test('the fix narrows an empty rule to the namespace', () => {
  checkFix(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      ingress:
        - {} # everybody
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      ingress:
        - { from: [{ podSelector: {} }] } # everybody
    `,
  );
});

test('the fix leaves private addresses out', () => {
  checkFix(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
        - to:
            - ipBlock:
                cidr: 0.0.0.0/0 # internet
          ports:
            - port: 443
        - ports:
            - port: 53
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
        - to:
            - ipBlock:
                cidr: 0.0.0.0/0 # internet
                except: ["169.254.0.0/16", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]
          ports:
            - port: 443
        - ports:
            - port: 53
    `,
  );
});

test('the fix for egress keeps names working, in the style of the list', () => {
  checkFix(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
      - {}
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
    spec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
      - to:
        - podSelector: {}
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
    { title: 'Allow only pods of the same namespace, and DNS' },
  );
});
