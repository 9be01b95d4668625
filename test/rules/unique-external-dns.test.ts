import { test } from 'vitest';
import { uniqueExternalDns as rule } from '../../server/src/rules/network/unique-external-dns.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a name that an earlier Service has too', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
      annotations:
        external-dns.alpha.kubernetes.io/hostname: www.example.com, web.example.com
        #                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Services "web" and "api" both ask external-dns for web.example.com.
    spec:
      ports: []
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: api
      annotations:
        external-dns.alpha.kubernetes.io/hostname: web.example.com
    spec:
      ports: []
    `,
  );
});

test('is silent about other names, other namespaces and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
      annotations:
        external-dns.alpha.kubernetes.io/hostname: web.example.com
    spec:
      ports: []
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: api
      annotations:
        external-dns.alpha.kubernetes.io/hostname: api.example.com
    spec:
      ports: []
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: x
      namespace: x
      annotations:
        external-dns.alpha.kubernetes.io/hostname: web.example.com
    spec:
      ports: []
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: z
      annotations:
        external-dns.alpha.kubernetes.io/hostname: "{{ .Values.host }}"
    spec:
      ports: []
    `,
  );
});
