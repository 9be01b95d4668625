import { expect, test } from 'vitest';
import { mutatingWebhookInventory as rule } from '../../server/src/rules/admission/mutating-webhook-inventory.ts';
import { objectOf } from '../support/manifests.ts';
import { messagesOf } from '../support/ruleTester.ts';

test('names what is there, where it is asked for', () => {
  const [message, ...more] = messagesOf(
    rule,
    objectOf('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', ''),
  );
  expect(message).toMatch(/^hint: MutatingWebhookConfiguration "example": review /);
  expect(more).toEqual([]);
});

test('is silent about other kinds, and where the name is not known', () => {
  expect(messagesOf(rule, objectOf('v1', 'ServiceAccount', ''))).toEqual([]);
  expect(
    messagesOf(
      rule,
      'apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nmetadata: { name: "{{ .Values.name }}" }\n',
    ),
  ).toEqual([]);
});
