import { test } from 'vitest';
import { danglingIngress as rule } from '../../server/src/rules/network/dangling-ingress.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports Services and ports that are not there', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      defaultBackend:
        service:
          name: website
          #     ^^^^^^^ info: Ingress "a" leads to Service "website", which is not in this workspace.
          port: { number: 80 }
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
    spec:
      defaultBackend:
        service:
          name: web
          port: { number: 8080 }
          #               ^^^^ info: Ingress "b" leads to port 8080 of Service "web", which has no such port in this workspace.
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: c
    spec:
      defaultBackend:
        service:
          name: web
          port: { name: metrics }
          #             ^^^^^^^ info: Ingress "c" leads to port metrics of Service "web", which has no such port in this workspace.
    ---
    apiVersion: extensions/v1beta1
    kind: Ingress
    metadata:
      name: d
    spec:
      rules:
        - http:
            paths:
              - backend: { serviceName: website, servicePort: 80 }
              #                         ^^^^^^^ info: Ingress "d" leads to Service "website", which is not in this workspace.
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      ports: [{ port: 80, name: http }]
    `,
  );
});

test('is silent about backends that are there, and ones of no Service', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      defaultBackend:
        service:
          name: web
          port: { number: 80 }
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
    spec:
      defaultBackend:
        service:
          name: web
          port: { name: http }
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: c
    spec:
      defaultBackend:
        service:
          name: ext
          port: { number: 80 }
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: d
    spec:
      defaultBackend: { resource: { kind: Bucket, name: files } }
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: e
    spec:
      defaultBackend:
        service:
          name: redirect
          port: { name: use-annotation }
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: f
    spec:
      defaultBackend:
        service:
          name: "{{ .Values.service }}"
          port: { number: 80 }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      ports: [{ port: 80, name: http }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: ext
    spec:
      type: ExternalName
      externalName: a.example.com
    `,
  );
});

test('is silent without Services near by, or with one whose name is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
      namespace: shop
    spec:
      defaultBackend:
        service:
          name: website
          port: { number: 80 }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
      namespace: shop
    spec:
      ports: []
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: "{{ .Values.name }}"
      namespace: shop
    spec:
      ports: []
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
      namespace: alone
    spec:
      defaultBackend:
        service:
          name: website
          port: { number: 80 }
    `,
  );
});

test('is silent about Services that an operator makes', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      defaultBackend:
        service:
          name: prometheus-operated
          port: { number: 80 }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      ports: []
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: Prometheus
    metadata: { name: main }
    spec: {}
    `,
  );
});
