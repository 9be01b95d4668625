import { test } from 'vitest';
import { apiserverServiceAccountPlugin as rule } from '../../server/src/rules/control-plane/apiserver-service-account-plugin.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--disable-admission-plugins=ServiceAccount'], {
    '--disable-admission-plugins=ServiceAccount':
      'warning unsafe: Container "kube-apiserver" runs with ServiceAccount in --disable-admission-plugins: nobody checks which ServiceAccounts pods name.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--disable-admission-plugins=Priority']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--disable-admission-plugins=ServiceAccount,Priority'],
    ['--disable-admission-plugins=Priority'],
  );
  checkFlagFix(rule, 'kube-apiserver', ['--disable-admission-plugins=ServiceAccount'], []);
});
