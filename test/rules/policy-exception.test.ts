import { expect, test } from 'vitest';
import { policyException as rule } from '../../server/src/rules/admission/policy-exception.ts';
import { messagesOf } from '../support/ruleTester.ts';

const exception = (rules: string, resources: string) => `
apiVersion: kyverno.io/v2
kind: PolicyException
metadata: { name: agents, namespace: monitoring }
spec:
  exceptions: [{ policyName: disallow-host-path, ruleNames: ${rules} }]
  match: { any: [{ resources: ${resources} }] }
`;
const NAMED = '{ kinds: [Pod], names: [agent-*] }';

test('reports exceptions for all rules, and for objects without a name', () => {
  expect(messagesOf(rule, exception('["*"]', NAMED))).toEqual([
    'hint: The exception covers all rules of policy "disallow-host-path", also those that it gets later.',
  ]);
  const open = 'hint: The exception names no objects: it covers whatever comes into their namespaces.';
  expect(messagesOf(rule, exception('[a]', '{ kinds: [Pod], namespaces: [monitoring] }'))).toEqual([open]);
  expect(messagesOf(rule, exception('[a]', '{ kinds: [Pod], names: ["*"] }'))).toEqual([open]);
});

test('is silent about names, labels and templates', () => {
  expect(messagesOf(rule, exception('[a]', NAMED))).toEqual([]);
  expect(messagesOf(rule, exception('[a]', '{ selector: { matchLabels: { app: agent } } }'))).toEqual([]);
  expect(messagesOf(rule, exception('"{{ .Values.rules }}"', '"{{ .Values.match }}"'))).toEqual([]);
});

test('reports namespaces that exceptions may not stand in, where a team lists those in which they may', () => {
  const options = { namespaces: ['policy'] };
  expect(messagesOf(rule, exception('[a]', NAMED), { options })).toEqual([
    'hint: Exceptions may not stand in namespace "monitoring".',
  ]);
  expect(messagesOf(rule, exception('[a]', NAMED), { options: { namespaces: ['monitoring'] } })).toEqual([]);
});
