import { test } from 'vitest';
import { apiserverTlsCert as rule } from '../../server/src/rules/control-plane/apiserver-tls-cert.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --tls-cert-file: its certificate is self-signed and nobody can check it.',
  });
  checkFlags(rule, 'kube-apiserver', ['--tls-cert-file=/a.crt'], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --tls-private-key-file: its certificate is self-signed and nobody can check it.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--tls-cert-file=/a.crt', '--tls-private-key-file=/a.key']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--tls-cert-file=/a.crt'],
    ['--tls-cert-file=/a.crt', '--tls-private-key-file=/etc/kubernetes/pki/apiserver.key'],
  );
});
