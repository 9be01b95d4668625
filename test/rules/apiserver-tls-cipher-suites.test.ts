import { test } from 'vitest';
import { apiserverTlsCipherSuites as rule } from '../../server/src/rules/control-plane/apiserver-tls-cipher-suites.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(
    rule,
    'kube-apiserver',
    ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA'],
    {
      '--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA':
        'warning unsafe: Container "kube-apiserver" runs with TLS_RSA_WITH_AES_128_CBC_SHA: such connections can be broken.',
    },
  );
  checkFlags(
    rule,
    'kube-apiserver',
    ['--tls-cipher-suites=TLS_RSA_WITH_3DES_EDE_CBC_SHA,TLS_RSA_WITH_RC4_128_SHA'],
    {
      '--tls-cipher-suites=TLS_RSA_WITH_3DES_EDE_CBC_SHA,TLS_RSA_WITH_RC4_128_SHA':
        'warning unsafe: Container "kube-apiserver" runs with TLS_RSA_WITH_3DES_EDE_CBC_SHA and 1 more: such connections can be broken.',
    },
  );
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', [
    '--tls-cipher-suites=TLS_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  ]);
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--tls-cipher-suites=$(SUITES)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA'],
    ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  );
});
