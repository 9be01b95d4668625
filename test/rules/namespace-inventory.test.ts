import { expect, test } from 'vitest';
import { namespaceInventory as rule } from '../../server/src/rules/admission/namespace-inventory.ts';
import { objectOf } from '../support/manifests.ts';
import { messagesOf } from '../support/ruleTester.ts';

test('names what is there, where it is asked for', () => {
  const [message, ...more] = messagesOf(rule, objectOf('v1', 'Namespace', ''));
  expect(message).toMatch(/^hint: Namespace "example": review /);
  expect(more).toEqual([]);
});

test('is silent about other kinds, and where the name is not known', () => {
  expect(messagesOf(rule, objectOf('v1', 'ServiceAccount', ''))).toEqual([]);
  expect(
    messagesOf(rule, 'apiVersion: v1\nkind: Namespace\nmetadata: { name: "{{ .Values.name }}" }\n'),
  ).toEqual([]);
});
