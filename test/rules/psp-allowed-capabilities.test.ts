import { expect, test } from 'vitest';
import { pspAllowedCapabilities as rule } from '../../server/src/rules/admission/psp-allowed-capabilities.ts';
import { podSecurityPolicy } from '../support/manifests.ts';
import { messagesOf } from '../support/ruleTester.ts';

test.each([
  [
    'allowedCapabilities: [NET_ADMIN, SYS_TIME]',
    'info: PodSecurityPolicy "example" lets every pod add NET_ADMIN, SYS_TIME.',
  ],
  ['allowedCapabilities: ["*"]', 'info: PodSecurityPolicy "example" lets every pod add any capability.'],
])('reports %j', (spec, message) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([message]);
});

test.each([
  'allowedCapabilities: []',
  'allowedCapabilities: "{{ .Values.x }}"',
  'allowedCapabilities: NET_ADMIN',
  'privileged: false',
])('is silent about %j', (spec) => {
  expect(messagesOf(rule, podSecurityPolicy(spec))).toEqual([]);
});
