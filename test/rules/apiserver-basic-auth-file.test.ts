import { test } from 'vitest';
import { apiserverBasicAuthFile as rule } from '../../server/src/rules/control-plane/apiserver-basic-auth-file.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--basic-auth-file=/etc/kubernetes/users.csv'], {
    '--basic-auth-file=/etc/kubernetes/users.csv':
      'warning unsafe: Container "kube-apiserver" runs with --basic-auth-file=/etc/kubernetes/users.csv: passwords lie in clear text on the node.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--basic-auth-file=']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--basic-auth-file=/etc/kubernetes/users.csv', '--v=2'], ['--v=2']);
});
