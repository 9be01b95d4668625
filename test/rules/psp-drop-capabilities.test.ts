import { expect, test } from 'vitest';
import { pspDropCapabilities as rule } from '../../server/src/rules/admission/psp-drop-capabilities.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'privileged: false',
    'info: PodSecurityPolicy "example" drops no capability: containers keep all that the runtime gives them.',
  ],
  [
    'requiredDropCapabilities: []',
    'info: PodSecurityPolicy "example" drops no capability: containers keep all that the runtime gives them.',
  ],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each([
  'requiredDropCapabilities: [KILL]',
  'requiredDropCapabilities: ["{{ .Values.x }}"]',
  'requiredDropCapabilities: "{{ .Values.x }}"',
  '- a',
])('is silent about %j', (spec) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    podSecurityPolicy('privileged: false # no'),
    podSecurityPolicy('privileged: false # no\nrequiredDropCapabilities: ["ALL"]'),
  );
});
