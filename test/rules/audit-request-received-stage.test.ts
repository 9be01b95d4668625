import { expect, test } from 'vitest';
import { auditRequestReceivedStage as rule } from '../../server/src/rules/audit/audit-request-received-stage.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const policy = (body: string) => `apiVersion: audit.k8s.io/v1\nkind: Policy\n${body}\n`;

test('reports a policy that records the arrival', () => {
  const said = ['hint: Each request is recorded twice: the stage RequestReceived is not omitted.'];
  expect(messagesOf(rule, policy('rules: [{ level: Metadata }]'))).toEqual(said);
  expect(messagesOf(rule, policy('omitStages: [Panic]\nrules: [{ level: Metadata }]'))).toEqual(said);
});

test('is silent where it is omitted, or nothing is recorded, or the list is not known', () => {
  checkRule(rule, policy('omitStages: [RequestReceived]\nrules: [{ level: Metadata }]'));
  checkRule(rule, policy('rules: [{ level: None }, { level: Metadata, omitStages: [RequestReceived] }]'));
  checkRule(rule, policy('omitStages: "{{ stages }}"\nrules: [{ level: Metadata }]'));
  checkRule(rule, policy('rules: [{ level: "{{ level }}" }]'));
});

test('the fix omits it', () => {
  checkFix(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitStages:
      - Panic # never seen
    rules:
      - level: Metadata
    `,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitStages:
      - Panic # never seen
      - RequestReceived
    rules:
      - level: Metadata
    `,
  );
});
