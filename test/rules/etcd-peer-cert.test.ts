import { test } from 'vitest';
import { etcdPeerCert as rule } from '../../server/src/rules/control-plane/etcd-peer-cert.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'etcd', [], {
    command:
      'warning unsafe: Container "etcd" runs without --peer-cert-file: members replicate everything in clear text.',
  });
  checkFlags(rule, 'etcd', ['--peer-cert-file=/a.crt', '--listen-peer-urls=https://10.0.0.1:2380'], {
    command:
      'warning unsafe: Container "etcd" runs without --peer-key-file: members replicate everything in clear text.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'etcd', ['--peer-cert-file=/a.crt', '--peer-key-file=/a.key']);
  checkFlags(rule, 'etcd', ['--listen-peer-urls=http://127.0.0.1:2380']);
  checkFlags(rule, 'etcd', ['--peer-auto-tls']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'etcd',
    ['--peer-cert-file=/a.crt'],
    ['--peer-cert-file=/a.crt', '--peer-key-file=/etc/kubernetes/pki/etcd/peer.key'],
  );
});
