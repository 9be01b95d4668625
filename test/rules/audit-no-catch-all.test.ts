import { expect, test } from 'vitest';
import { auditNoCatchAll as rule } from '../../server/src/rules/audit/audit-no-catch-all.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const policy = (rules: string) => `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: ${rules}\n`;

test('reports a policy that leaves requests out', () => {
  expect(
    messagesOf(rule, policy('[{ level: None, users: [a] }, { level: Request, verbs: [create] }]')),
  ).toEqual([
    'info: Requests that no rule of the audit policy takes are not recorded: it has no rule for the rest.',
  ]);
});

test('is silent about a rule for the rest, however it is written, and about what is not known', () => {
  checkRule(rule, policy('[{ level: None, users: [a] }, { level: Metadata }]'));
  checkRule(rule, policy('[{ level: Metadata, users: [], resources: null }]'));
  checkRule(
    rule,
    policy('[{ level: Metadata, userGroups: ["system:unauthenticated", "system:authenticated"] }]'),
  );
  checkRule(rule, policy('[{ level: Metadata, users: "{{ users }}" }]'));
  checkRule(rule, policy('"{{ rules }}"'));
  checkRule(rule, policy('[]'));
  checkRule(rule, 'apiVersion: kyverno.io/v1\nkind: Policy\nrules: [{ verbs: [a] }]\n');
});

test('the fix adds it at the end', () => {
  checkFix(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Metadata # writes
        verbs: [create]
    `,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Metadata # writes
        verbs: [create]
      - level: Metadata
    omitStages: ["RequestReceived"]
    `,
  );
});
