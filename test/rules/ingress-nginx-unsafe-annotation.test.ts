import { test } from 'vitest';
import { ingressNginxUnsafeAnnotation as rule } from '../../server/src/rules/network/ingress-nginx-unsafe-annotation.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports directives, files of the controller and control characters', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        nginx.ingress.kubernetes.io/rewrite-target: "/; root /var/www;"
        #                                           ^^^^^^^^^^^^^^^^^^^ error: The value of rewrite-target holds directives or paths of the ingress controller: it can hand out its token.
        nginx.ingress.kubernetes.io/auth-url: "http://a/\\n} server {"
        #                                     ^^^^^^^^^^^^^^^^^^^^^^^ error: The value of auth-url holds control characters, which inject directives into nginx.conf (CVE-2025-1974).
        nginx.ingress.kubernetes.io/app-root: /etc/passwd
        #                                     ^^^^^^^^^^^ error: The value of app-root holds directives or paths of the ingress controller: it can hand out its token.
        nginx.ingress.kubernetes.io/auth-realm: content_by_lua_block
        #                                       ^^^^^^^^^^^^^^^^^^^^ error: The value of auth-realm holds directives or paths of the ingress controller: it can hand out its token.
    spec:
      ingressClassName: nginx
    `,
  );
});

test('is silent about honest values, block text, other controllers and what kubectl writes', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
      annotations:
        nginx.ingress.kubernetes.io/app-root: /root
        nginx.ingress.kubernetes.io/auth-url: |
          https://auth.example.com/check
        nginx.ingress.kubernetes.io/server-alias: alias.example.com
        kubectl.kubernetes.io/last-applied-configuration: '{"a": "/etc/passwd"}'
    spec:
      ingressClassName: nginx
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
      annotations:
        nginx.ingress.kubernetes.io/auth-url: "http://a/\\n}"
    spec:
      ingressClassName: traefik
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: c
      annotations:
        nginx.ingress.kubernetes.io/auth-url: "{{ .Values.url }}"
    spec:
      ingressClassName: nginx
    `,
  );
});
