import { test } from 'vitest';
import { ingressNginxSnippet as rule } from '../../server/src/rules/network/ingress-nginx-snippet.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports every snippet', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        nginx.ingress.kubernetes.io/configuration-snippet: more_set_headers "A b";
        #                                                  ^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: configuration-snippet puts text into the controller's nginx.conf, through which all Secrets can be read (CVE-2021-25742).
        nginx.ingress.kubernetes.io/server-snippet: "{{ .Values.snippet }}"
        #                                           ^^^^^^^^^^^^^^^^^^^^^^^ warning: server-snippet puts text into the controller's nginx.conf, through which all Secrets can be read (CVE-2021-25742).
        nginx.ingress.kubernetes.io/rewrite-target: /
    spec:
      ingressClassName: nginx
    `,
  );
});

test('is silent about other annotations and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
      annotations:
        nginx.ingress.kubernetes.io/rewrite-target: /
    spec:
      ingressClassName: nginx
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
      annotations: "{{ .Values.annotations }}"
    spec:
      ingressClassName: nginx
    `,
  );
});

test('leaves worse snippets to their own rules', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        nginx.ingress.kubernetes.io/server-snippet: "location /x { alias /srv/; }"
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
        nginx.ingress.kubernetes.io/rewrite-target: / # root
        nginx.ingress.kubernetes.io/configuration-snippet: |
          more_set_headers "A b";
    spec:
      ingressClassName: nginx
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        nginx.ingress.kubernetes.io/rewrite-target: / # root
    spec:
      ingressClassName: nginx
    `,
  );
});
