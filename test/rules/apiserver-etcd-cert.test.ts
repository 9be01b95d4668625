import { test } from 'vitest';
import { apiserverEtcdCert as rule } from '../../server/src/rules/control-plane/apiserver-etcd-cert.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --etcd-certfile: etcd cannot tell it from anybody else.',
  });
  checkFlags(rule, 'kube-apiserver', ['--etcd-certfile=/a.crt'], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --etcd-keyfile: etcd cannot tell it from anybody else.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--etcd-certfile=/a.crt', '--etcd-keyfile=/a.key']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--etcd-certfile=/a.crt'],
    ['--etcd-certfile=/a.crt', '--etcd-keyfile=/etc/kubernetes/pki/apiserver-etcd-client.key'],
  );
});
