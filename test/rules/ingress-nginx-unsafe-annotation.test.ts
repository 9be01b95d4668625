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
        nginx.ingress.kubernetes.io/auth-url: "http://a/\n} server {"
        nginx.ingress.kubernetes.io/app-root: /etc/passwd
        nginx.ingress.kubernetes.io/auth-realm: content_by_lua_block
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
        nginx.ingress.kubernetes.io/auth-url: "http://a/\n}"
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
