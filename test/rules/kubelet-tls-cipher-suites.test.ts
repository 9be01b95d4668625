import { expect, test } from 'vitest';
import { kubeletTlsCipherSuites as rule } from '../../server/src/rules/control-plane/kubelet-tls-cipher-suites.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(
    rule,
    'kubelet',
    ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA'],
    {
      '--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA':
        'warning unsafe: Container "kubelet" runs with TLS_RSA_WITH_AES_128_CBC_SHA: such connections can be broken.',
    },
  );
  checkFlags(
    rule,
    'kubelet',
    ['--tls-cipher-suites=TLS_RSA_WITH_3DES_EDE_CBC_SHA,TLS_RSA_WITH_RC4_128_SHA'],
    {
      '--tls-cipher-suites=TLS_RSA_WITH_3DES_EDE_CBC_SHA,TLS_RSA_WITH_RC4_128_SHA':
        'warning unsafe: Container "kubelet" runs with TLS_RSA_WITH_3DES_EDE_CBC_SHA and 1 more: such connections can be broken.',
    },
  );
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', [
    '--tls-cipher-suites=TLS_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  ]);
  checkFlags(rule, 'kubelet', []);
  checkFlags(rule, 'kubelet', ['--tls-cipher-suites=$(SUITES)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kubelet',
    ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA'],
    ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  );
});

test('reads the configuration file of the kubelet', () => {
  expect(
    messagesOf(
      rule,
      `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    tlsCipherSuites:
      - TLS_RSA_WITH_RC4_128_SHA
    `,
    ),
  ).toEqual(['warning: The kubelet runs with TLS_RSA_WITH_RC4_128_SHA: such connections can be broken.']);
  checkRule(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    tlsCipherSuites: [TLS_AES_256_GCM_SHA384]
    `,
  );
});

test('mends the configuration file of the kubelet', () => {
  checkFix(
    rule,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    tlsCipherSuites:
      - TLS_RSA_WITH_RC4_128_SHA
      - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 # kept
    `,
    `
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    tlsCipherSuites:
      - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 # kept
    `,
  );
});
