import { test } from 'vitest';
import { ingressNginxSnippetLua as rule } from '../../server/src/rules/network/ingress-nginx-snippet-lua.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports Lua and the path of the token', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        nginx.ingress.kubernetes.io/server-snippet: content_by_lua "x"
        #                                           ^^^^^^^^^^^^^^^^^^ error unsafe: server-snippet runs Lua in the ingress controller or names its token: it can read all Secrets (CVE-2021-25742).
        nginx.ingress.kubernetes.io/configuration-snippet: lua_package_path "x";
        #                                                  ^^^^^^^^^^^^^^^^^^^^^ error unsafe: configuration-snippet runs Lua in the ingress controller or names its token: it can read all Secrets (CVE-2021-25742).
        nginx.ingress.kubernetes.io/auth-snippet: root /run/kubernetes.io;
        #                                         ^^^^^^^^^^^^^^^^^^^^^^^^ error unsafe: auth-snippet runs Lua in the ingress controller or names its token: it can read all Secrets (CVE-2021-25742).
    spec:
      ingressClassName: nginx
    `,
  );
});

test('is silent about other snippets, other annotations and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        nginx.ingress.kubernetes.io/server-snippet: more_set_headers "X-Evaluated yes";
        nginx.ingress.kubernetes.io/app-root: /content_by_lua
        nginx.ingress.kubernetes.io/configuration-snippet: "{{ .Values.lua }}"
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
        nginx.ingress.kubernetes.io/server-snippet: content_by_lua "x"
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
