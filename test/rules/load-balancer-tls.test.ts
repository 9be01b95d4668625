import { test } from 'vitest';
import { loadBalancerTls as rule } from '../../server/src/rules/network/load-balancer-tls.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports load balancers of AWS and Azure, and gateways of Azure', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: List
    items:
      - apiVersion: v1
        kind: Service
        metadata:
          name: a
          annotations:
            service.beta.kubernetes.io/aws-load-balancer-type: nlb
        spec:
          type: LoadBalancer
          #     ^^^^^^^^^^^^ warning unsafe: The AWS load balancer of Service "a" has port 443 but no certificate.
          ports: [{ port: 443 }]
      - apiVersion: v1
        kind: Service
        metadata:
          name: b
        spec:
          type: LoadBalancer
          #     ^^^^^^^^^^^^ warning unsafe: The AWS load balancer of Service "b" has port 443 but no certificate.
          ports: [{ port: 443 }]
          loadBalancerClass: service.k8s.aws/nlb
      - apiVersion: v1
        kind: Service
        metadata:
          name: c
          annotations:
            service.beta.kubernetes.io/azure-load-balancer-resource-group: shop
        spec:
          type: LoadBalancer
          #     ^^^^^^^^^^^^ warning unsafe: Service "c" gets a public Azure load balancer, which cannot end TLS.
          ports: [{ port: 443 }]
      - apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: d
        spec:
       #^^^^ warning unsafe: Ingress "d" uses an Azure application gateway without TLS.
          ingressClassName: azure-application-gateway
    `,
  );
});

test('is silent with a certificate, inside, without HTTPS, on other clouds, and about templates', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: a
      annotations:
        service.beta.kubernetes.io/aws-load-balancer-type: nlb
        service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:x
    spec:
      type: LoadBalancer
      ports: [{ port: 443 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
      annotations:
        service.beta.kubernetes.io/azure-load-balancer-internal: "true"
    spec:
      type: LoadBalancer
      ports: [{ port: 443 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
      annotations:
        service.beta.kubernetes.io/aws-load-balancer-type: nlb
    spec:
      type: LoadBalancer
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: d
    spec:
      type: LoadBalancer
      ports: [{ port: 443 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: e
      annotations: "{{ .Values.annotations }}"
    spec:
      type: LoadBalancer
      ports: [{ port: 443 }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: f
    spec:
      ingressClassName: nginx
    `,
  );
});

test('the fix asks for a certificate', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: a
      annotations:
        service.beta.kubernetes.io/aws-load-balancer-type: nlb # layer 4
    spec:
      type: LoadBalancer # public
      ports:
        - port: 443
    `,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: a
      annotations:
        service.beta.kubernetes.io/aws-load-balancer-type: nlb # layer 4
        service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:REGION:ACCOUNT:certificate/ID
    spec:
      type: LoadBalancer # public
      ports:
        - port: 443
    `,
  );
});

test('the fix makes the load balancer internal', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: a
      annotations:
        service.beta.kubernetes.io/azure-load-balancer-internal: "false"
    spec:
      type: LoadBalancer
      ports:
        - port: 443
    `,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: a
      annotations:
        service.beta.kubernetes.io/azure-load-balancer-internal: "true"
    spec:
      type: LoadBalancer
      ports:
        - port: 443
    `,
  );
});
