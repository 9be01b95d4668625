import { test } from 'vitest';
import { auditOmitsResponse as rule } from '../../server/src/rules/audit/audit-omits-response.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the stage for the whole policy and for a rule', () => {
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitStages:
      - RequestReceived
      - ResponseComplete
      # ^^^^^^^^^^^^^^^^ warning unsafe: The stage ResponseComplete is omitted: whether a request succeeded is not recorded.
    rules:
      - level: Metadata
        omitStages: [ResponseComplete]
        #            ^^^^^^^^^^^^^^^^ warning unsafe: The stage ResponseComplete is omitted: whether a request succeeded is not recorded.
      - level: None
        omitStages: [ResponseComplete]
    `,
  );
});

test('is silent about other stages and a template', () => {
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitStages: [RequestReceived, "{{ stage }}"]
    rules: [{ level: Metadata }]
    `,
  );
});

test('the fix takes it out', () => {
  checkFix(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitStages:
      - RequestReceived # twice
      - ResponseComplete
    rules:
      - level: Metadata
    `,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitStages:
      - RequestReceived # twice
    rules:
      - level: Metadata
    `,
  );
});
