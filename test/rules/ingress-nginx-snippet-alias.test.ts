import { test } from 'vitest';
import { ingressNginxSnippetAlias as rule } from '../../server/src/rules/network/ingress-nginx-snippet-alias.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the directive', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        nginx.ingress.kubernetes.io/server-snippet: "location /x { alias /srv/; }"
        #                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unsafe: server-snippet serves files of the ingress controller, whose token reads all Secrets (CVE-2021-25742).
    spec:
      ingressClassName: nginx
    `,
  );
});

test('is silent about other words, other annotations and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        nginx.ingress.kubernetes.io/server-snippet: set $aliases 1;
        nginx.ingress.kubernetes.io/server-alias: alias.example.com
        nginx.ingress.kubernetes.io/configuration-snippet: "{{ .Values.alias }}"
    spec:
      ingressClassName: nginx
    `,
  );
});

test('the fix removes the annotation', () => {
  checkFix(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        team: shop # owner
        nginx.ingress.kubernetes.io/server-snippet: "location /x { alias /srv/; }"
    spec:
      ingressClassName: nginx
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        team: shop # owner
    spec:
      ingressClassName: nginx
    `,
  );
});
