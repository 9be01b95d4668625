import { test } from 'vitest';
import { serviceExternalIps as rule } from '../../server/src/rules/network/service-external-ips.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports each address that is not allowed', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      externalIPs:
        - 192.0.2.10
        # ^^^^^^^^^^ warning unsafe: Service "web" claims traffic to 192.0.2.10, whoever owns it (CVE-2020-8554).
        - 192.0.2.11
      selector: { app: web }
      ports: [{ port: 80 }]
    `,
    { options: { allowed: ['192.0.2.11'] } },
  );
});

test('is silent about none, and templates', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      externalIPs: []
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: b
    spec:
      externalIPs: ["{{ .Values.ip }}"]
      selector: { app: web }
      ports: [{ port: 80 }]
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: c
    spec:
      externalIPs: "{{ .Values.ips }}"
      selector: { app: web }
      ports: [{ port: 80 }]
    `,
  );
});

test('the fix removes the list', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      externalIPs: # of the old server
        - 192.0.2.10
      ports:
        - port: 80
    `,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      # of the old server
      ports:
        - port: 80
    `,
  );
});
