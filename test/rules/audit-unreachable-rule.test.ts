import { test } from 'vitest';
import { auditUnreachableRule as rule } from '../../server/src/rules/audit/audit-unreachable-rule.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports each rule behind one that takes everything', () => {
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Metadata
        verbs: [create]
      - level: Metadata
      - level: None
        #      ^^^^ warning unsafe: Rule 3 of the audit policy never matches: rule 2 takes every request before it.
        users: [a]
      - level: Request
        #      ^^^^^^^ warning unsafe: Rule 4 of the audit policy never matches: rule 2 takes every request before it.
    `,
  );
});

test('is silent where the rule before may be limited', () => {
  checkRule(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Metadata
        users: "{{ users }}"
      - level: None
        namespaces: [a]
      - level: Metadata
    `,
  );
});

test('the fix removes it', () => {
  checkFix(
    rule,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Metadata # rest
      - level: None
        users: [a]
    `,
    `
    apiVersion: audit.k8s.io/v1
    kind: Policy
    rules:
      - level: Metadata # rest
    `,
  );
});
