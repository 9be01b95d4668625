import { test } from 'vitest';
import { etcdClientCertAuth as rule } from '../../server/src/rules/control-plane/etcd-client-cert-auth.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'etcd', [], {
    command:
      'error unsafe: Container "etcd" runs without --client-cert-auth=true: whoever reaches its port reads all Secrets.',
  });
  checkFlags(rule, 'etcd', ['--client-cert-auth=false'], {
    '--client-cert-auth=false':
      'error unsafe: Container "etcd" runs with --client-cert-auth=false: whoever reaches its port reads all Secrets.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'etcd', ['--client-cert-auth']);
  checkFlags(rule, 'etcd', ['-client-cert-auth=true']);
  checkFlags(rule, 'etcd', ['--client-cert-auth=$(AUTH)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'etcd', ['--client-cert-auth=false'], ['--client-cert-auth=true']);
});
