import { expect, test } from 'vitest';
import { pspSeccomp as rule } from '../../server/src/rules/admission/psp-seccomp.ts';
import { messagesOf } from '../support/ruleTester.ts';

const policy = (metadata: string) => `
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: example
${metadata}
spec:
  privileged: false
`;
const profile = (text: string) =>
  policy(`  annotations:\n    seccomp.security.alpha.kubernetes.io/defaultProfileName: ${text}`);

test('reports a policy without a default profile, or with another one', () => {
  expect(messagesOf(rule, policy(''))).toEqual([
    'info: PodSecurityPolicy "example" sets no default seccomp profile: pods may make every system call.',
  ]);
  expect(messagesOf(rule, profile('unconfined'))).toEqual([
    'info: PodSecurityPolicy "example" has unconfined as default seccomp profile, not runtime/default.',
  ]);
});

test.each(['runtime/default', 'docker/default', '"{{ .Values.profile }}"'])('is silent about %s', (text) => {
  expect(messagesOf(rule, profile(text))).toEqual([]);
});
