import { expect, test } from 'vitest';
import { labelValue as rule } from '../../server/src/rules/metadata/label-value.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const labelled = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels:\n    a: ${value}\n`;

test('reports characters, length and what is no text', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: web
      labels:
        owner: Shop Team
        #      ^^^^^^^^^ error: The value of label "owner" is refused: letters, digits, "-", "_" and "." only, not at its ends.
        end: web-
        #    ^^^^ error: The value of label "end" is refused: letters, digits, "-", "_" and "." only, not at its ends.
        version: 1.2
        #        ^^^ error safe: The value of label "version" is refused: without quotes it is no text.
        other: 1.10
        #      ^^^^ error: The value of label "other" is refused: without quotes it is no text.
        public: true
        #       ^^^^ error: The value of label "public" is refused: without quotes it is no text.
    `,
  );
  expect(messagesOf(rule, labelled('a'.repeat(64)))).toEqual([
    'error: The value of label "a" is refused: it has 64 characters, and 63 are allowed.',
  ]);
});

test('looks at the labels of the pod template too', () => {
  expect(messagesOf(rule, workload({ labels: '{ app: "a b" }' }))).toHaveLength(1);
});

test('is silent about valid, empty and missing values, templates and what is no mapping', () => {
  for (const value of [
    'web',
    '"1.10"',
    '""',
    'null',
    'A_b.C-9',
    '"{{ x }}"',
    '$(VERSION)',
    '<name>',
    'a'.repeat(63),
    '[x]',
  ])
    checkRule(rule, labelled(value));
  checkRule(rule, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web, labels: [a b] }\n');
});

test('the fix quotes a number, and is safe since nothing ran', () => {
  expect(checkFix(rule, labelled('3 # major'), labelled('"3" # major')).safety).toBe('safe');
});
