import { test } from 'vitest';
import { danglingService as rule } from '../../server/src/rules/network/dangling-service.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a selector that no workload beside it has', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      selector: { app: web }
     #^^^^^^^^ info: Service "web" selects no workload in this workspace.
      ports: [{ port: 80 }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
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
    `,
  );
});

test('knows workloads of other files of the folder', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      selector: { app: web }
     #^^^^^^^^ info: Service "web" selects no workload in this workspace.
      ports: [{ port: 80 }]
    `,
    {
      beside: `apiVersion: v1
kind: Pod
metadata:
  name: api
  labels: { app: api }
spec:
  containers:
    - name: api
      image: registry.example.com/api:1
`,
    },
  );
});

test('is silent without workloads near by: they are elsewhere', () => {
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
      name: b
      namespace: other
    spec:
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: x
      namespace: third
    spec:
      selector:
        matchLabels: { app: x }
      template:
        metadata:
          labels: { app: x }
        spec:
          containers:
            - name: x
              image: registry.example.com/x:1
    `,
  );
});

test('is silent where a workload has the labels, is not wholly known, or nothing is selected', () => {
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
    apiVersion: v1
    kind: Service
    metadata:
      name: ext
    spec:
      type: ExternalName
      externalName: db.example.com
      selector: { app: none }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: own-endpoints
    spec:
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: t
    spec:
      selector: { app: "{{ .Values.app }}" }
    `,
  );
});

test('is silent beside a workload whose name or labels are not known', () => {
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
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
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
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: "{{ .Values.name }}"
    spec:
      selector:
        matchLabels: { app: other }
      template:
        metadata:
          labels: { app: other }
        spec:
          containers:
            - name: "{{ .Values.name }}"
              image: registry.example.com/"{{ .Values.name }}":1
    `,
  );
});

test('is silent about pods that an operator makes, and labels that only the cluster gives', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      selector: { app: prometheus, prometheus: main }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
    spec:
      selector: { statefulset.kubernetes.io/pod-name: db-0 }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
    spec:
      selector: { strimzi.io/cluster: kafka }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
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
    apiVersion: monitoring.coreos.com/v1
    kind: Prometheus
    metadata: { name: main }
    spec: {}
    `,
  );
});
