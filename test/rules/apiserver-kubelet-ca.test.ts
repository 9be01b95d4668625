import { test } from 'vitest';
import { apiserverKubeletCa as rule } from '../../server/src/rules/control-plane/apiserver-kubelet-ca.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --kubelet-certificate-authority: it does not check which kubelet answers.',
  });
  checkFlags(rule, 'kube-apiserver', ['--kubelet-certificate-authority='], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --kubelet-certificate-authority: it does not check which kubelet answers.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--kubelet-certificate-authority=/pki/ca.crt']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--v=2'],
    ['--v=2', '--kubelet-certificate-authority=/etc/kubernetes/pki/ca.crt'],
  );
});
