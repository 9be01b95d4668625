import { test } from 'vitest';
import { etcdPeerClientCertAuth as rule } from '../../server/src/rules/control-plane/etcd-peer-client-cert-auth.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'etcd', [], {
    command:
      'warning unsafe: Container "etcd" runs without --peer-client-cert-auth=true: anyone may pose as a member.',
  });
  checkFlags(rule, 'etcd', ['--peer-client-cert-auth=false'], {
    '--peer-client-cert-auth=false':
      'warning unsafe: Container "etcd" runs with --peer-client-cert-auth=false: anyone may pose as a member.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'etcd', ['--peer-client-cert-auth=true']);
  checkFlags(rule, 'etcd', ['--listen-peer-urls=https://[::1]:2380']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'etcd', ['--peer-client-cert-auth=false'], ['--peer-client-cert-auth=true']);
});
