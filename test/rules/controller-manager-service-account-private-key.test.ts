import { test } from 'vitest';
import { controllerManagerServiceAccountPrivateKey as rule } from '../../server/src/rules/control-plane/controller-manager-service-account-private-key.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-controller-manager', [], {
    command:
      'info unsafe: Container "kube-controller-manager" runs without --service-account-private-key-file: it cannot sign tokens for ServiceAccounts.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-controller-manager', ['--service-account-private-key-file=/sa.key']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-controller-manager',
    ['--v=2'],
    ['--v=2', '--service-account-private-key-file=/etc/kubernetes/pki/sa.key'],
  );
});
