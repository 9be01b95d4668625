import { expect, test } from 'vitest';
import { instanceLabelMatch as rule } from '../../server/src/rules/metadata/instance-label-match.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (metadata: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  ${metadata}\nspec:\n  containers: [{ name: web, image: "web:1" }]\n`;

test('reports another name and a missing label', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      labels:
        app.kubernetes.io/instance: shop
        #                           ^^^^ hint unsafe: Pod "web" has the label app.kubernetes.io/instance of another name: "shop".
    spec: { containers: [{ name: web, image: "web:1" }] }
    `,
  );
  expect(messagesOf(rule, pod('name: web'))).toEqual([
    'hint: Pod "web" has no label app.kubernetes.io/instance.',
  ]);
});

test('is silent about the name, a generated one, and templates', () => {
  checkRule(rule, pod('name: web\n  labels: { app.kubernetes.io/instance: web }'));
  checkRule(rule, pod('generateName: web-'));
  checkRule(rule, pod('name: "{{ name }}"'));
  checkRule(rule, pod('name: web\n  labels: { app.kubernetes.io/instance: "{{ x }}" }'));
});

test('the fix sets the name', () => {
  checkFix(
    rule,
    pod('name: web\n  labels: { app.kubernetes.io/instance: shop } # old'),
    pod('name: web\n  labels: { app.kubernetes.io/instance: web } # old'),
  );
});
