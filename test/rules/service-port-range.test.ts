import { test } from 'vitest';
import { servicePortRange as rule } from '../../server/src/rules/network/service-port-range.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports ports outside of the range', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      ports:
        - port: 80
        #       ^^ hint: Port 80 of Service "web" is not between 1024 and 9000.
        - port: 8080
        - port: 9443
        #       ^^^^ hint: Port 9443 of Service "web" is not between 1024 and 9000.
    `,
    { options: { minimum: 1024, maximum: 9000 } },
  );
});

test('is silent without a range, and about templates', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      ports:
        - port: 80
        - port: "{{ .Values.port }}"
    `,
  );
});
