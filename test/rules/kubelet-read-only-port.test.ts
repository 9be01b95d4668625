import { test } from 'vitest';
import { kubeletReadOnlyPort as rule } from '../../server/src/rules/control-plane/kubelet-read-only-port.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', [], {
    command:
      'warning unsafe: Container "kubelet" runs without --read-only-port=0: pods and their settings are shown to everyone.',
  });
  checkFlags(rule, 'kubelet', ['--read-only-port=10255'], {
    '--read-only-port=10255':
      'warning unsafe: Container "kubelet" runs with --read-only-port=10255: pods and their settings are shown to everyone.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', ['--read-only-port=0']);
  checkFlags(rule, 'kubelet', ['--read-only-port', '"0"']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--read-only-port=10255'], ['--read-only-port=0']);
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    readOnlyPort: 10255
    #             ^^^^^ warning unsafe: The kubelet runs with readOnlyPort=10255: pods and their settings are shown to everyone.
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
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    readOnlyPort: "{{ port }}"
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    readOnlyPort: 10255 # old
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    readOnlyPort: 0 # old
    `,
  );
});
