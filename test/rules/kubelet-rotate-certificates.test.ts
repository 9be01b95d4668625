import { test } from 'vitest';
import { kubeletRotateCertificates as rule } from '../../server/src/rules/control-plane/kubelet-rotate-certificates.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', ['--rotate-certificates=false'], {
    '--rotate-certificates=false':
      'warning unsafe: Container "kubelet" runs with --rotate-certificates=false: the node drops out when its certificate expires.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', []);
  checkFlags(rule, 'kubelet', ['--rotate-certificates']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--rotate-certificates=false'], ['--rotate-certificates=true']);
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    rotateCertificates: false
    #                   ^^^^^ warning unsafe: The kubelet runs with rotateCertificates=false: the node drops out when its certificate expires.
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    rotateCertificates: true
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication: {}
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    rotateCertificates: false
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    rotateCertificates: true
    `,
  );
});
