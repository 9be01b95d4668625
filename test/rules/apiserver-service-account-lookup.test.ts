import { test } from 'vitest';
import { apiserverServiceAccountLookup as rule } from '../../server/src/rules/control-plane/apiserver-service-account-lookup.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--service-account-lookup=false'], {
    '--service-account-lookup=false':
      'warning unsafe: Container "kube-apiserver" runs with --service-account-lookup=false: tokens of deleted ServiceAccounts go on working.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--service-account-lookup']);
  checkFlags(rule, 'kube-apiserver', ['--service-account-lookup=true']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--service-account-lookup=false'], []);
});
