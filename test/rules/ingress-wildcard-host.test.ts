import { test } from 'vitest';
import { ingressWildcardHost as rule } from '../../server/src/rules/network/ingress-wildcard-host.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports wildcards', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      rules:
        - host: "*.example.com"
        #       ^^^^^^^^^^^^^^^ info: Ingress "web" takes every name that matches *.example.com, also ones that are not meant for it.
    `,
  );
});

test('is silent about names, templates and rules without a host', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
    spec:
      rules:
        - host: web.example.com
        - host: "{{ .Values.host }}"
        - {}
    `,
  );
});
