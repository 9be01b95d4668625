import { expect, test } from 'vitest';
import { pspPrivileged as rule } from '../../server/src/rules/admission/psp-privileged.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'privileged: true',
    'info: PodSecurityPolicy "example" admits privileged containers: whoever may use it controls the nodes.',
  ],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each([
  'privileged: false',
  'privileged: "true"',
  'privileged: "{{ .Values.x }}"',
  'privileged: null',
  'volumes: []',
])('is silent about %j', (spec) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    podSecurityPolicy('privileged: true # for agents'),
    podSecurityPolicy('privileged: false # for agents'),
  );
});
