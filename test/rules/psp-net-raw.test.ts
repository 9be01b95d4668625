import { expect, test } from 'vitest';
import { pspNetRaw as rule } from '../../server/src/rules/admission/psp-net-raw.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'requiredDropCapabilities: [KILL, MKNOD]',
    'info: PodSecurityPolicy "example" leaves NET_RAW to containers: they can forge packets of their neighbours.',
  ],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each([
  'requiredDropCapabilities: [NET_RAW]',
  'requiredDropCapabilities: [ALL]',
  'requiredDropCapabilities: ["{{ .Values.x }}"]',
  'requiredDropCapabilities: "{{ .Values.x }}"',
  'privileged: false',
])('is silent about %j', (spec) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    podSecurityPolicy('requiredDropCapabilities:\n  - KILL # why'),
    podSecurityPolicy('requiredDropCapabilities:\n  - KILL # why\n  - NET_RAW'),
  );
});
