import { test } from 'vitest';
import { danglingServiceMonitor as rule } from '../../server/src/rules/network/dangling-service-monitor.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a selector that no Service has, also in the namespaces it names', () => {
  checkRule(
    rule,
    `
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata:
      name: a
    spec:
      selector:
     #^^^^^^^^ info: ServiceMonitor "a" selects no Service in this workspace.
        matchLabels: { app: web }
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata:
      name: b
    spec:
      selector:
     #^^^^^^^^ info: ServiceMonitor "b" selects no Service in this workspace.
        matchLabels: { app: web }
      namespaceSelector: { matchNames: [shop] }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: api
      labels: { app: api }
    spec:
      ports: []
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: db
      namespace: shop
      labels: { app: db }
    spec:
      ports: []
    `,
  );
});

test('is silent about a match, namespaces out of view, and text that is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata:
      name: a
      namespace: a
    spec:
      selector:
        matchLabels: { app: web }
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
      namespace: a
      labels: { app: web }
    spec:
      ports: []
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata:
      name: b
      namespace: a
    spec:
      selector:
        matchLabels: { app: web }
      namespaceSelector: { matchNames: [elsewhere] }
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata:
      name: c
      namespace: a
    spec:
      selector: "{{ .Values.selector }}"
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata:
      name: d
      namespace: a
    spec:
      selector: {}
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata:
      name: e
      namespace: a
    spec:
      selector:
        matchLabels: { app: web }
      namespaceSelector: "{{ .Values.namespaces }}"
    `,
  );
});
