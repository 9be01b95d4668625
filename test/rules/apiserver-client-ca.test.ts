import { test } from 'vitest';
import { apiserverClientCa as rule } from '../../server/src/rules/control-plane/apiserver-client-ca.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --client-ca-file: it cannot check the certificates of its clients.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--client-ca-file=/ca.crt']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--v=2'], ['--v=2', '--client-ca-file=/etc/kubernetes/pki/ca.crt']);
});
