import { expect, test } from 'vitest';
import { pspHostPid as rule } from '../../server/src/rules/admission/psp-host-pid.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'hostPID: true',
    'info: PodSecurityPolicy "example" admits hostPID: pods see and may signal the processes of the node.',
  ],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each([
  'hostPID: false',
  'hostPID: "true"',
  'hostPID: "{{ .Values.x }}"',
  'hostPID: null',
  'volumes: []',
])('is silent about %j', (spec) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    podSecurityPolicy('hostPID: true # for agents'),
    podSecurityPolicy('hostPID: false # for agents'),
  );
});
