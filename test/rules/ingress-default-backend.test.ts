import { test } from 'vitest';
import { ingressDefaultBackend as rule } from '../../server/src/rules/network/ingress-default-backend.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the field of every version', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      defaultBackend: { service: { name: web, port: { number: 80 } } }
     #^^^^^^^^^^^^^^ info: Ingress "a" takes all requests that match no rule of any Ingress.
    ---
    apiVersion: extensions/v1beta1
    kind: Ingress
    metadata:
      name: b
    spec:
      rules: [{ host: web.example.com }]
      backend: { serviceName: web, servicePort: 80 }
     #^^^^^^^ info unsafe: Ingress "b" takes all requests that match no rule of any Ingress.
    `,
  );
});

test('is silent without one, and about templates', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      defaultBackend: "{{ .Values.backend }}"
      rules: [{ host: web.example.com }]
    `,
  );
});

test('the fix removes it where there are rules', () => {
  checkFix(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      # catch all
      defaultBackend:
        service:
          name: web
          port:
            number: 80
      rules:
        - host: web.example.com
    `,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      # catch all
      rules:
        - host: web.example.com
    `,
  );
});
