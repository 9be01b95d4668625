import { test } from 'vitest';
import { serviceNodePort as rule } from '../../server/src/rules/network/service-node-port.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the type', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: NodePort
      #     ^^^^^^^^ warning unsafe: Service "web" opens a port on every node of the cluster.
      selector: { app: web }
      ports: [{ port: 80 }]
    `,
  );
});

test('is silent about other types, templates and Services of Knative', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: LoadBalancer
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
    spec:
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
    spec:
      type: "{{ .Values.type }}"
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: serving.knative.dev/v1
    kind: Service
    metadata:
      name: d
    spec:
      type: NodePort
    `,
  );
});

test('the fix takes away what a ClusterIP may not have', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: NodePort # for the demo
      externalTrafficPolicy: Local
      selector:
        app: web
      ports:
        - port: 80
          nodePort: 30080 # fixed
        - port: 443
          nodePort: 30443
          name: https
    `,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: ClusterIP # for the demo
      selector:
        app: web
      ports:
        - port: 80
          # fixed
        - port: 443
          name: https
    `,
  );
});
