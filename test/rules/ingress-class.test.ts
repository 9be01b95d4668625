import { test } from 'vitest';
import { ingressClass as rule } from '../../server/src/rules/network/ingress-class.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a class that is not allowed', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      ingressClassName: public
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
      annotations:
        kubernetes.io/ingress.class: nginx
    spec:
      rules: []
    `,
    { options: { allowed: ['internal'] } },
  );
});

test('is silent about allowed classes, none, and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      ingressClassName: internal
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
    spec:
      rules: []
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: c
    spec:
      ingressClassName: "{{ .Values.class }}"
    `,
    { options: { allowed: ['internal'] } },
  );
});

test('is silent without a list', () => {
  checkRule(
    rule,
    `
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: a
    spec:
      ingressClassName: public
    `,
  );
});
