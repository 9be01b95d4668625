import { test } from 'vitest';
import { etcdAutoTls as rule } from '../../server/src/rules/control-plane/etcd-auto-tls.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'etcd', ['--auto-tls=true'], {
    '--auto-tls=true':
      'warning unsafe: Container "etcd" runs with --auto-tls=true: its self-signed certificate proves nothing.',
  });
  checkFlags(rule, 'etcd', ['--auto-tls'], {
    '--auto-tls':
      'warning unsafe: Container "etcd" runs with --auto-tls=true: its self-signed certificate proves nothing.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'etcd', []);
  checkFlags(rule, 'etcd', ['--auto-tls=false']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'etcd',
    ['--auto-tls=true', '--cert-file=/a.crt', '--key-file=/a.key'],
    ['--cert-file=/a.crt', '--key-file=/a.key'],
  );
  checkFlagFix(
    rule,
    'etcd',
    ['--auto-tls'],
    ['--cert-file=/etc/kubernetes/pki/etcd/server.crt', '--key-file=/etc/kubernetes/pki/etcd/server.key'],
  );
});
