import { test } from 'vitest';
import { openshiftUniqueRoute as rule } from '../../server/src/rules/network/openshift-unique-route.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the later of two', () => {
  checkRule(
    rule,
    `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: web
    spec:
      host: www.example.com
      #     ^^^^^^^^^^^^^^^ info: Routes "web" and "api" both serve www.example.com; the router ignores one of them.
      to: { name: web }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: api
    spec:
      host: www.example.com
      to: { name: api }
    `,
  );
});

test('is silent about other paths, hosts, namespaces and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: web
    spec:
      host: www.example.com
      to: { name: web }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: a
    spec:
      host: www.example.com
      path: /a
      to: { name: api }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: b
    spec:
      host: api.example.com
      to: { name: api }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: c
      namespace: other
    spec:
      host: www.example.com
      to: { name: api }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: d
    spec:
      host: "{{ .Values.host }}"
      to: { name: api }
    `,
  );
});
