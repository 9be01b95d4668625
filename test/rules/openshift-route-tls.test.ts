import { test } from 'vitest';
import { openshiftRouteTls as rule } from '../../server/src/rules/network/openshift-route-tls.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a Route without TLS', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: List
    items:
      - apiVersion: route.openshift.io/v1
        kind: Route
        metadata:
          name: web
        spec:
       #^^^^ warning unsafe: Route "web" serves plain HTTP: it has no TLS.
          to: { kind: Service, name: web }
    `,
  );
});

test('is silent with TLS, about templates, patches and routes of others', () => {
  checkRule(
    rule,
    `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: a
    spec:
      to: { kind: Service, name: web }
      tls: { termination: passthrough }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: b
    spec:
      to: { kind: Service, name: web }
      tls: "{{ .Values.tls }}"
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: c
    spec:
      host: web.example.com
    ---
    apiVersion: serving.knative.dev/v1
    kind: Route
    metadata:
      name: d
    spec:
      to: { kind: Service, name: web }
    `,
  );
});

test('the fix ends TLS at the router', () => {
  checkFix(
    rule,
    `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: web
    spec:
      host: web.example.com # public
      to:
        kind: Service
        name: web
    `,
    `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: web
    spec:
      host: web.example.com # public
      to:
        kind: Service
        name: web
      tls:
        termination: edge
        insecureEdgeTerminationPolicy: Redirect
    `,
  );
});
