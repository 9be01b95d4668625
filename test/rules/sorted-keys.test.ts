import { expect, test } from 'vitest';
import { sortedKeys as rule } from '../../server/src/rules/metadata/sorted-keys.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const SORTED = `
apiVersion: v1
data:
  a: "1"
  # about b
  b: "2"
kind: ConfigMap
metadata:
  name: web # ours
`;

test('reports each mapping once, at its first key out of order', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: web
      labels:
    # ^^^^^^ hint unsafe: The keys are not in alphabetical order: "labels" stands behind "name".
        b: x
        a: x
        #  ^ hint unsafe: The keys are not in alphabetical order: "a" stands behind "b".
      annotations: {}
    `,
  );
});

test('is silent about sorted keys and those that a merge brings', () => {
  checkRule(rule, SORTED);
  checkRule(
    rule,
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { labels: &l { a: x }, name: web, z: { <<: *l } }\n',
  );
});

test('the fix sorts one mapping with its comments', () => {
  checkFix(
    rule,
    `
apiVersion: v1
data:
  # about b
  b: "2"
  c: x
kind: ConfigMap
a: {}
`,
    `
a: {}
apiVersion: v1
data:
  # about b
  b: "2"
  c: x
kind: ConfigMap
`,
  );
  expect(messagesOf(rule, '{"kind": "ConfigMap", "apiVersion": "v1"}\n')).toHaveLength(1);
});
