import { expect, test } from 'vitest';
import { validatingWebhookInventory as rule } from '../../server/src/rules/admission/validating-webhook-inventory.ts';
import { objectOf } from '../support/manifests.ts';
import { messagesOf } from '../support/ruleTester.ts';

test('names what is there, where it is asked for', () => {
  const [message, ...more] = messagesOf(
    rule,
    objectOf('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', ''),
  );
  expect(message).toMatch(/^hint: ValidatingWebhookConfiguration "example": review /);
  expect(more).toEqual([]);
});

test('is silent about other kinds, and where the name is not known', () => {
  expect(messagesOf(rule, objectOf('v1', 'ServiceAccount', ''))).toEqual([]);
  expect(
    messagesOf(
      rule,
      'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: "{{ .Values.name }}" }\n',
    ),
  ).toEqual([]);
});
