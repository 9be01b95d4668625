import { expect, test } from 'vitest';
import { pspAllowPrivilegeEscalation as rule } from '../../server/src/rules/admission/psp-allow-privilege-escalation.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'allowPrivilegeEscalation: true',
    'info: PodSecurityPolicy "example" admits privilege escalation: setuid programs make root of any user.',
  ],
  [
    'privileged: false',
    'info: PodSecurityPolicy "example" does not forbid privilege escalation: the default admits it.',
  ],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each(['allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: "{{ .Values.x }}"', '- a'])(
  'is silent about %j',
  (spec) => {
    expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
  },
);

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    podSecurityPolicy('allowPrivilegeEscalation: true # sudo'),
    podSecurityPolicy('allowPrivilegeEscalation: false # sudo'),
  );
});
