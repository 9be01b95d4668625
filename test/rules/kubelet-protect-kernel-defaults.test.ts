import { test } from 'vitest';
import { kubeletProtectKernelDefaults as rule } from '../../server/src/rules/control-plane/kubelet-protect-kernel-defaults.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', [], {
    command:
      'info unsafe: Container "kubelet" runs without --protect-kernel-defaults=true: it changes kernel settings of the node itself.',
  });
  checkFlags(rule, 'kubelet', ['--protect-kernel-defaults=false'], {
    '--protect-kernel-defaults=false':
      'info unsafe: Container "kubelet" runs with --protect-kernel-defaults=false: it changes kernel settings of the node itself.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', ['--protect-kernel-defaults']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--protect-kernel-defaults=false'], ['--protect-kernel-defaults=true']);
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    protectKernelDefaults: false
    #                      ^^^^^ info unsafe: The kubelet runs with protectKernelDefaults=false: it changes kernel settings of the node itself.
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    protectKernelDefaults: true
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    shutdownGracePeriod: 30s
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      webhook:
        enabled: true
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      webhook:
        enabled: true
    protectKernelDefaults: true
    `,
  );
});
