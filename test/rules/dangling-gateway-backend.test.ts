import { test } from 'vitest';
import { danglingGatewayBackend as rule } from '../../server/src/rules/network/dangling-gateway-backend.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports Services that are not there, in the namespace of the reference', () => {
  checkRule(
    rule,
    `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata:
      name: a
    spec:
      rules:
        - backendRefs:
            - { name: website, port: 80 }
            #         ^^^^^^^ info: HTTPRoute "a" leads to Service "website", which is not in this workspace.
            - { name: web, namespace: other, port: 80 }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: TCPRoute
    metadata:
      name: b
    spec:
      rules:
        - backendRefs:
            - { name: website, kind: Service, group: "", port: 80 }
            #         ^^^^^^^ info: TCPRoute "b" leads to Service "website", which is not in this workspace.
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      ports: []
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: api
      namespace: other
    spec:
      ports: []
    `,
  );
});

test('is silent about Services that are there, other kinds, other namespaces without Services, and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata:
      name: a
    spec:
      rules:
        - backendRefs:
            - { name: web, port: 80 }
            - { name: files, group: example.com, kind: Bucket }
            - { name: web, namespace: unknown, port: 80 }
            - { name: "{{ .Values.service }}", port: 80 }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      ports: []
    `,
  );
});
