import { test } from 'vitest';
import { ingressTlsHost as rule } from '../../server/src/rules/network/ingress-tls-host.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a host that no TLS entry has', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      tls:
        - hosts: [web.example.com, "*.shop.example.com"]
          secretName: web-tls
      rules:
        - host: web.example.com
        - host: eu.shop.example.com
        - host: a.eu.shop.example.com
        #       ^^^^^^^^^^^^^^^^^^^^^ warning unsafe: Host a.eu.shop.example.com is in no TLS entry of the Ingress, so it may be served in plain text.
        - host: api.example.com
        #       ^^^^^^^^^^^^^^^ warning unsafe: Host api.example.com is in no TLS entry of the Ingress, so it may be served in plain text.
        - host: api.example.com
    `,
  );
});

test('is silent about an entry for all hosts, no TLS, and text that is not known', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      tls: [{ secretName: web-tls }]
      rules: [{ host: web.example.com }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
    spec:
      rules: [{ host: web.example.com }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: c
    spec:
      tls: [{ hosts: ["{{ .Values.host }}"] }]
      rules: [{ host: web.example.com }]
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: d
    spec:
      tls: [{ hosts: [web.example.com] }]
      rules: [{ host: "{{ .Values.host }}" }, {}]
    `,
  );
});

test('with cert-manager the fix is safe', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        cert-manager.io/cluster-issuer: letsencrypt
    spec:
      tls: [{ hosts: [web.example.com], secretName: web-tls }]
      rules:
        - host: api.example.com
        #       ^^^^^^^^^^^^^^^ warning safe: Host api.example.com is in no TLS entry of the Ingress, so it may be served in plain text.
    `,
  );
});

test('the fix appends the host', () => {
  checkFix(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      tls:
        - hosts:
            - web.example.com # main
          secretName: web-tls
      rules:
        - host: web.example.com
        - host: api.example.com
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      tls:
        - hosts:
            - web.example.com # main
            - api.example.com
          secretName: web-tls
      rules:
        - host: web.example.com
        - host: api.example.com
    `,
  );
});
