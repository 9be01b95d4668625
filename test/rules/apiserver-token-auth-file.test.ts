import { test } from 'vitest';
import { apiserverTokenAuthFile as rule } from '../../server/src/rules/control-plane/apiserver-token-auth-file.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--token-auth-file=/etc/kubernetes/tokens.csv'], {
    '--token-auth-file=/etc/kubernetes/tokens.csv':
      'warning unsafe: Container "kube-apiserver" runs with --token-auth-file=/etc/kubernetes/tokens.csv: its tokens lie in clear text and never expire.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--token-auth-file=/etc/kubernetes/tokens.csv'], []);
});
