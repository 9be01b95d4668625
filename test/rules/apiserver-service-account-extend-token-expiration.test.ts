import { test } from 'vitest';
import { apiserverServiceAccountExtendTokenExpiration as rule } from '../../server/src/rules/control-plane/apiserver-service-account-extend-token-expiration.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --service-account-extend-token-expiration=false: tokens in pods are good for a year, not an hour.',
  });
  checkFlags(rule, 'kube-apiserver', ['--service-account-extend-token-expiration=true'], {
    '--service-account-extend-token-expiration=true':
      'info unsafe: Container "kube-apiserver" runs with --service-account-extend-token-expiration=true: tokens in pods are good for a year, not an hour.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--service-account-extend-token-expiration=false']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--service-account-extend-token-expiration'],
    ['--service-account-extend-token-expiration=false'],
  );
});
