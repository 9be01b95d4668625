import { test } from 'vitest';
import { apiserverSecurePort as rule } from '../../server/src/rules/control-plane/apiserver-secure-port.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--secure-port=0'], {
    '--secure-port=0':
      'warning unsafe: Container "kube-apiserver" runs with --secure-port=0: the port with TLS and authentication is off.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--secure-port=6443']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--secure-port=0'], ['--secure-port=6443']);
});
