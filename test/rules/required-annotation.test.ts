import { expect, test } from 'vitest';
import { requiredAnnotation as rule } from '../../server/src/rules/metadata/required-annotation.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (annotations: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: ${annotations}\nspec:\n  containers: [{ name: web, image: "web:1" }]\n`;
const contact = { options: { annotations: { contact: '*@example.com' } } };

test('reports an annotation that is missing or has another value', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations:
        contact: nobody
        #        ^^^^^^ hint unsafe: Pod "web" has an annotation "contact" that does not match "*@example.com".
    spec: { containers: [{ name: web, image: "web:1" }] }
    `,
    contact,
  );
  expect(messagesOf(rule, pod('{ a: b }'), contact)).toEqual([
    'hint: Pod "web" has no annotation "contact".',
  ]);
});

test('is silent without options, about matching values and templates', () => {
  checkRule(rule, pod('{}'));
  checkRule(rule, pod('{ contact: shop@example.com }'), contact);
  checkRule(rule, pod('{ contact: "{{ mail }}" }'), contact);
});

test('the fix writes a value to replace', () => {
  checkFix(rule, pod('{ a: b } # c'), pod('{ a: b, contact: todo@example.com } # c'), contact);
});
