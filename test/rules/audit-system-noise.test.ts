import { test } from 'vitest';
import { auditSystemNoise as rule } from '../../server/src/rules/audit/audit-system-noise.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports a policy that records all there is', () => {
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Request
        verbs: [create]
      - level: Metadata
        #      ^^^^^^^^ hint: Everything is recorded, health checks and leases included: no rule of the audit policy has the level None.
    `,
  );
});

test('is silent where something is left out, or nobody can tell', () => {
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules: [{ level: None, users: [a] }, { level: Metadata }]
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules: [{ level: Metadata, verbs: [create] }]
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules: [{ level: "{{ level }}", users: [a] }, { level: Metadata }]
    `,
  );
});
