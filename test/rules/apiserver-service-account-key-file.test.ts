import { test } from 'vitest';
import { apiserverServiceAccountKeyFile as rule } from '../../server/src/rules/control-plane/apiserver-service-account-key-file.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --service-account-key-file: tokens depend on the key of its TLS certificate.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--service-account-key-file=/a.pub']);
  checkFlags(rule, 'kube-apiserver', ['--service-account-signing-endpoint=/run/signer.sock']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--v=2'],
    ['--v=2', '--service-account-key-file=/etc/kubernetes/pki/sa.pub'],
  );
});
