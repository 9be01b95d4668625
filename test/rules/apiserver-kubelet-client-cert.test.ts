import { test } from 'vitest';
import { apiserverKubeletClientCert as rule } from '../../server/src/rules/control-plane/apiserver-kubelet-client-cert.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --kubelet-client-certificate: kubelets cannot tell it from anybody else.',
  });
  checkFlags(rule, 'kube-apiserver', ['--kubelet-client-certificate=/pki/a.crt'], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --kubelet-client-key: kubelets cannot tell it from anybody else.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', [
    '--kubelet-client-certificate=/pki/a.crt',
    '--kubelet-client-key=$(KEY)',
  ]);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--v=2'],
    [
      '--v=2',
      '--kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt',
      '--kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key',
    ],
  );
});
