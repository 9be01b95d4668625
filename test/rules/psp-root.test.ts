import { expect, test } from 'vitest';
import { pspRoot as rule } from '../../server/src/rules/admission/psp-root.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'runAsUser: { rule: RunAsAny }',
    'info: PodSecurityPolicy "example" lets containers run as root: runAsUser does not rule out user 0.',
  ],
  [
    'runAsUser:\n  rule: MustRunAs\n  ranges: [{ min: 5, max: 9 }, { min: 0, max: 2 }]',
    'info: PodSecurityPolicy "example" lets containers run as root: runAsUser does not rule out user 0.',
  ],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each([
  'runAsUser: { rule: MustRunAsNonRoot }',
  'runAsUser: { rule: MustRunAs, ranges: [{ min: 1, max: 9 }] }',
  'runAsUser: { rule: MustRunAs, ranges: "{{ .Values.x }}" }',
  'runAsUser: "{{ .Values.x }}"',
  'hostPID: false',
])('is silent about %j', (spec) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
});
