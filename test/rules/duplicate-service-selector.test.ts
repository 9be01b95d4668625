import { test } from 'vitest';
import { duplicateServiceSelector as rule } from '../../server/src/rules/network/duplicate-service-selector.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the later of two Services', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      selector: { app: web }
     #^^^^^^^^ hint: Services "web" and "api" have the same selector.
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: api
    spec:
      selector: { app: web }
      ports: [{ port: 80 }]
    `,
  );
});

test('is silent about other selectors, types and namespaces, a headless one, and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: a
    spec:
      selector: { app: web, tier: front }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
    spec:
      type: NodePort
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
      namespace: other
    spec:
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: d
    spec:
      clusterIP: None
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: e
    spec:
      selector: { app: "{{ .Values.app }}" }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: f
    spec:
      selector: { app: "{{ .Values.app }}" }
    `,
  );
});
