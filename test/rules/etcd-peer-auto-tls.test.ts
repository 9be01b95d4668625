import { test } from 'vitest';
import { etcdPeerAutoTls as rule } from '../../server/src/rules/control-plane/etcd-peer-auto-tls.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'etcd', ['--peer-auto-tls=true'], {
    '--peer-auto-tls=true':
      'warning unsafe: Container "etcd" runs with --peer-auto-tls=true: members cannot tell each other from strangers.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'etcd', []);
  checkFlags(rule, 'etcd', ['--peer-auto-tls=false']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'etcd',
    ['--peer-auto-tls=true'],
    [
      '--peer-cert-file=/etc/kubernetes/pki/etcd/peer.crt',
      '--peer-key-file=/etc/kubernetes/pki/etcd/peer.key',
    ],
  );
});
