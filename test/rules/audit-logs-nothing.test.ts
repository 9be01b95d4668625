import { expect, test } from 'vitest';
import { auditLogsNothing as rule } from '../../server/src/rules/audit/audit-logs-nothing.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const policy = (rules: string) => `apiVersion: audit.k8s.io/v1\nkind: Policy\n${rules}\n`;
const NONE = 'warning: The audit policy records nothing: all of its rules have the level None.';

test('reports a policy whose rules that matter are all of the level None', () => {
  expect(messagesOf(rule, policy('rules: [{ level: None }]'))).toEqual([NONE]);
  expect(messagesOf(rule, policy('rules: [{ level: None }, { level: Request, verbs: [create] }]'))).toEqual([
    NONE,
  ]);
  expect(messagesOf(rule, policy('rules: [{ level: None, users: [a] }]'))).toEqual([NONE]);
  expect(messagesOf(rule, policy('rules: []'))).toEqual([
    'warning: The audit policy has no rules: the API server does not start with it.',
  ]);
});

test('is silent where something is, or may be, recorded', () => {
  checkRule(rule, policy('rules: [{ level: None, users: [a] }, { level: Metadata }]'));
  checkRule(rule, policy('rules: [{ level: "{{ level }}" }]'));
  checkRule(rule, policy('rules: "{{ rules }}"'));
});

test('the fix records metadata', () => {
  checkFix(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: None # for now
    `,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Metadata # for now
    omitStages: ["RequestReceived"]
    `,
  );
  checkFix(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitStages: [RequestReceived]
    rules:
      - level: None
        users: [a]
    `,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    omitStages: [RequestReceived]
    rules:
      - level: None
        users: [a]
      - level: Metadata
    `,
  );
});
