import { test } from 'vitest';
import { kubeletTlsCert as rule } from '../../server/src/rules/control-plane/kubelet-tls-cert.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', [], {
    command:
      'info unsafe: Container "kubelet" runs without --rotate-server-certificates=true: its certificate is self-signed and nobody can check it.',
  });
  checkFlags(rule, 'kubelet', ['--tls-cert-file=/a.crt'], {
    command:
      'info unsafe: Container "kubelet" runs without --tls-private-key-file: its certificate is self-signed and nobody can check it.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', ['--tls-cert-file=/a.crt', '--tls-private-key-file=/a.key']);
  checkFlags(rule, 'kubelet', ['--rotate-server-certificates']);
  checkFlags(rule, 'kubelet', ['--config=/c.yaml']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kubelet',
    ['--tls-cert-file=/a.crt'],
    ['--tls-cert-file=/a.crt', '--tls-private-key-file=/var/lib/kubelet/pki/kubelet.key'],
  );
});

test('reads the configuration file of the kubelet', () => {
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication: {}
    serverTLSBootstrap: true
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
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication: {}
    tlsCertFile: /a.crt
    tlsPrivateKeyFile: /a.key
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
        enabled: true # always
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    authentication:
      webhook:
        enabled: true # always
    serverTLSBootstrap: true
    `,
  );
});
