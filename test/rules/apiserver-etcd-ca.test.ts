import { test } from 'vitest';
import { apiserverEtcdCa as rule } from '../../server/src/rules/control-plane/apiserver-etcd-ca.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --etcd-cafile: it does not check which etcd answers.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--etcd-cafile=/ca.crt']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--v=2'], ['--v=2', '--etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt']);
});
