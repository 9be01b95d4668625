import { expect, test } from 'vitest';
import { pspHostIpc as rule } from '../../server/src/rules/admission/psp-host-ipc.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'hostIPC: true',
    'info: PodSecurityPolicy "example" admits hostIPC: pods reach the shared memory of the node.',
  ],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each([
  'hostIPC: false',
  'hostIPC: "true"',
  'hostIPC: "{{ .Values.x }}"',
  'hostIPC: null',
  'volumes: []',
])('is silent about %j', (spec) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    podSecurityPolicy('hostIPC: true # for agents'),
    podSecurityPolicy('hostIPC: false # for agents'),
  );
});
