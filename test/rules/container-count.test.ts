import { expect, test } from 'vitest';
import { containerCount as rule } from '../../server/src/rules/hardening/container-count.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (count: number) =>
  `containers: [${Array.from({ length: count }, (_, i) => `{ name: c${i}, image: "c:1" }`).join(', ')}]\n`;

test('reports more than four, or than the configured number', () => {
  expect(messagesOf(rule, pod(5))).toEqual([
    'hint: The pod has 5 containers, more than 4: each has the others within reach.',
  ]);
  expect(messagesOf(rule, pod(2), { options: { max: 1 } })).toHaveLength(1);
  checkRule(rule, pod(4));
  checkRule(rule, 'containers: "{{ .Values.containers }}"\n');
});
