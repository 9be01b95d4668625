import { test } from 'vitest';
import { uniqueIngressHostPath as rule } from '../../server/src/rules/network/unique-ingress-host-path.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the later of two', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      rules:
        - host: www.example.com
          http:
            paths:
              - path: /shop
              #       ^^^^^ info: Ingresses "web" and "api" both serve www.example.com/shop.
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: api
    spec:
      rules:
        - host: www.example.com
          http:
            paths:
              - path: /shop
    `,
  );
});

test('is silent about other paths, hosts, namespaces, canaries and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      rules:
        - host: www.example.com
          http:
            paths:
              - path: /shop
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      rules:
        - host: www.example.com
          http:
            paths:
              - path: /
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
    spec:
      rules:
        - host: api.example.com
          http:
            paths:
              - path: /shop
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: c
      namespace: other
    spec:
      rules:
        - host: www.example.com
          http:
            paths:
              - path: /shop
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: d
    spec:
      rules:
        - host: "{{ .Values.host }}"
          http:
            paths:
              - path: /shop
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: z
      annotations:
        nginx.ingress.kubernetes.io/canary: "true"
    spec:
      rules:
        - host: www.example.com
          http:
            paths:
              - path: /shop
    `,
  );
});
