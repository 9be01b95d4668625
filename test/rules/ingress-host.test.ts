import { test } from 'vitest';
import { ingressHost as rule } from '../../server/src/rules/network/ingress-host.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports rules without a host', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      rules:
        - http: { paths: [] }
        # ^^^^ info: A rule of Ingress "web" names no host, so it takes requests for every host.
        - host: ""
        #       ^^ info: A rule of Ingress "web" names no host, so it takes requests for every host.
          http: { paths: [] }
    `,
  );
});

test('is silent about hosts, templates and an Ingress without rules', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      rules:
        - host: web.example.com
        - host: "{{ .Values.host }}"
        - "{{ .Values.rule }}"
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
    spec:
      defaultBackend: { service: { name: web, port: { number: 80 } } }
    `,
  );
});
