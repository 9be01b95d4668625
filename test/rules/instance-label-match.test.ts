import { expect, test } from 'vitest';
import { instanceLabelMatch as rule } from '../../server/src/rules/metadata/instance-label-match.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const ALONE = { config: { rules: { 'recommended-labels': 'off' } } } as const;

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
    ALONE,
  );
  expect(messagesOf(rule, pod('name: web'), ALONE)).toEqual([
    'hint: Pod "web" has no label app.kubernetes.io/instance.',
  ]);
});

test('is silent about the name, a generated one, and templates', () => {
  checkRule(rule, pod('name: web\n  labels: { app.kubernetes.io/instance: web }'), ALONE);
  checkRule(rule, pod('generateName: web-'), ALONE);
  checkRule(rule, pod('name: "{{ name }}"'), ALONE);
  checkRule(rule, pod('name: web\n  labels: { app.kubernetes.io/instance: "{{ x }}" }'), ALONE);
});

test('the fix sets the name', () => {
  checkFix(
    rule,
    pod('name: web\n  labels: { app.kubernetes.io/instance: shop } # old'),
    pod('name: web\n  labels: { app.kubernetes.io/instance: web } # old'),
    ALONE,
  );
});

test('leaves an object without any recommended label to that rule', () => {
  const rules = { 'recommended-labels': 'on' } as const;
  const pod = (labels: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { ${labels} } }\nspec: { containers: [{ name: a, image: a:1 }] }\n`;
  expect(messagesOf(rule, pod('app: web'), { config: { rules } })).toEqual([]);
  expect(messagesOf(rule, pod('app.kubernetes.io/name: web'), { config: { rules } })).toHaveLength(1);
});
