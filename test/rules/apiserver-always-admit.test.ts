import { test } from 'vitest';
import { apiserverAlwaysAdmit as rule } from '../../server/src/rules/control-plane/apiserver-always-admit.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=AlwaysAdmit,NodeRestriction'], {
    '--enable-admission-plugins=AlwaysAdmit,NodeRestriction':
      'warning unsafe: Container "kube-apiserver" runs with AlwaysAdmit in --enable-admission-plugins: the plugin admits everything and checks nothing.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=NodeRestriction']);
  checkFlags(rule, 'kube-apiserver', []);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=AlwaysAdmit,NodeRestriction'],
    ['--enable-admission-plugins=NodeRestriction'],
  );
});
