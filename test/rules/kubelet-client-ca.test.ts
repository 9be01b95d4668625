import { expect, test } from 'vitest';
import { kubeletClientCa as rule } from '../../server/src/rules/control-plane/kubelet-client-ca.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', [], {
    command:
      'warning unsafe: Container "kubelet" runs without --client-ca-file: it cannot check the certificates of its clients.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', ['--client-ca-file=/ca.crt']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--v=2'], ['--v=2', '--client-ca-file=/etc/kubernetes/pki/ca.crt']);
});

test('reads the configuration file of the kubelet', () => {
  expect(
    messagesOf(
      rule,
      `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      anonymous: { enabled: false }
    `,
    ),
  ).toEqual([
    'warning: The kubelet runs without authentication.x509.clientCAFile: it cannot check the certificates of its clients.',
  ]);
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      x509: { clientCAFile: /etc/kubernetes/pki/ca.crt }
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
      anonymous:
        enabled: false
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      anonymous:
        enabled: false
      x509:
        clientCAFile: /etc/kubernetes/pki/ca.crt
    `,
  );
});

test('is silent beside a configuration of kubeadm, which adds it', () => {
  checkRule(
    rule,
    `
    apiVersion: kubeadm.k8s.io/v1beta4
    kind: ClusterConfiguration
    ---
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication: { anonymous: { enabled: false } }
    `,
  );
});
