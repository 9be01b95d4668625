import { test } from 'vitest';
import { kubeletAuthorizationAlwaysAllow as rule } from '../../server/src/rules/control-plane/kubelet-authorization-always-allow.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', [], {
    command:
      'error unsafe: Container "kubelet" runs without --authorization-mode=Webhook: everyone it serves may run commands in every pod.',
  });
  checkFlags(rule, 'kubelet', ['--authorization-mode=AlwaysAllow'], {
    '--authorization-mode=AlwaysAllow':
      'error unsafe: Container "kubelet" runs with --authorization-mode=AlwaysAllow: everyone it serves may run commands in every pod.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', ['--authorization-mode=Webhook']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--authorization-mode=AlwaysAllow'], ['--authorization-mode=Webhook']);
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authorization:
      mode: AlwaysAllow
      #     ^^^^^^^^^^^ error unsafe: The kubelet runs with authorization.mode=AlwaysAllow: everyone it serves may run commands in every pod.
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication: { anonymous: { enabled: false } }
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authorization:
      mode: AlwaysAllow
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authorization:
      mode: Webhook
    `,
  );
});
