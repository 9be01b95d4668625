import { test } from 'vitest';
import { externalFacingWorkload as rule } from '../../server/src/rules/network/external-facing-workload.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports workloads behind Services, Ingresses and routes', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: a
      #     ^ hint: Deployment "a" can be reached from outside of the cluster through NodePort Service "a".
    spec:
      selector:
        matchLabels: { app: a }
      template:
        metadata:
          labels: { app: a }
        spec:
          containers:
            - name: a
              image: registry.example.com/a:1
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: a
    spec:
      type: NodePort
      selector: { app: a }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: b
      #     ^ hint: Deployment "b" can be reached from outside of the cluster through Ingress "b".
    spec:
      selector:
        matchLabels: { app: b }
      template:
        metadata:
          labels: { app: b }
        spec:
          containers:
            - name: b
              image: registry.example.com/b:1
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
    spec:
      selector: { app: b }
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
    spec:
      rules:
        - http:
            paths:
              - backend: { service: { name: b, port: { number: 80 } } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: c
      #     ^ hint: Deployment "c" can be reached from outside of the cluster through HTTPRoute "c".
    spec:
      selector:
        matchLabels: { app: c }
      template:
        metadata:
          labels: { app: c }
        spec:
          containers:
            - name: c
              image: registry.example.com/c:1
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
    spec:
      selector: { app: c }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata:
      name: c
    spec:
      rules:
        - backendRefs:
            - { name: c }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: d
      #     ^ hint: Deployment "d" can be reached from outside of the cluster through VirtualService "d".
    spec:
      selector:
        matchLabels: { app: d }
      template:
        metadata:
          labels: { app: d }
        spec:
          containers:
            - name: d
              image: registry.example.com/d:1
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: d
    spec:
      selector: { app: d }
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: d }
    spec:
      gateways: [public]
      http: [{ route: [{ destination: { host: d } }] }]
    `,
  );
});

test('is silent about workloads of the inside, the mesh, other namespaces and labels that are not known', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: a
    spec:
      selector:
        matchLabels: { app: a }
      template:
        metadata:
          labels: { app: a }
        spec:
          containers:
            - name: a
              image: registry.example.com/a:1
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: a
    spec:
      selector: { app: a }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: b
    spec:
      selector:
        matchLabels: { app: b }
      template:
        metadata:
          labels: { app: b }
        spec:
          containers:
            - name: b
              image: registry.example.com/b:1
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
      namespace: shop
    spec:
      type: NodePort
      selector: { app: b }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: c
    spec:
      selector:
        matchLabels: "{{ .Values.labels }}"
      template:
        metadata:
          labels: "{{ .Values.labels }}"
        spec:
          containers:
            - name: c
              image: registry.example.com/c:1
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: a }
    spec:
      gateways: [mesh]
      http: [{ route: [{ destination: { host: a } }] }]
    `,
  );
});
