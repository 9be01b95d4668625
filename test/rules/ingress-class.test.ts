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
      #                 ^^^^^^ hint: Ingress "a" is for class public, which is not among the allowed ones.
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: b
      annotations:
        kubernetes.io/ingress.class: nginx
        #                            ^^^^^ hint: Ingress "b" is for class nginx, which is not among the allowed ones.
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
