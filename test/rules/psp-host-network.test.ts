import { expect, test } from 'vitest';
import { pspHostNetwork as rule } from '../../server/src/rules/admission/psp-host-network.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'hostNetwork: true',
    'info: PodSecurityPolicy "example" admits hostNetwork: pods share the network of the node.',
  ],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each([
  'hostNetwork: false',
  'hostNetwork: "true"',
  'hostNetwork: "{{ .Values.x }}"',
  'hostNetwork: null',
  'volumes: []',
])('is silent about %j', (spec) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    podSecurityPolicy('hostNetwork: true # for agents'),
    podSecurityPolicy('hostNetwork: false # for agents'),
  );
});
