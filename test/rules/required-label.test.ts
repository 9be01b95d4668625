import { expect, test } from 'vitest';
import { requiredLabel as rule } from '../../server/src/rules/metadata/required-label.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (labels: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: ${labels}\nspec:\n  containers: [{ name: web, image: "web:1" }]\n`;
const owner = { options: { labels: { owner: '*-team', tier: '' } } };

test('reports a label that is missing or has another value', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      labels:
        owner: shop
        #      ^^^^ hint unsafe: Pod "web" has a label "owner" that does not match "*-team".
        tier: any
    spec: { containers: [{ name: web, image: "web:1" }] }
    `,
    owner,
  );
  expect(messagesOf(rule, pod('{ owner: shop-team }'), owner)).toEqual([
    'hint: Pod "web" has no label "tier".',
  ]);
});

test('is silent without options, about matching values, templates and other kinds', () => {
  checkRule(rule, pod('{}'));
  checkRule(rule, pod('{ owner: shop-team, tier: 1 }'), owner);
  checkRule(rule, pod('"{{ labels }}"'), owner);
  checkRule(rule, pod('{ owner: "{{ owner }}", tier: [] }'), owner);
  checkRule(rule, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n', owner);
});

test('the fix writes a value that matches', () => {
  checkFix(rule, pod('{ tier: a } # ours'), pod('{ tier: a, owner: todo-team } # ours'), owner);
});
