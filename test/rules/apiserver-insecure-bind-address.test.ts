import { test } from 'vitest';
import { apiserverInsecureBindAddress as rule } from '../../server/src/rules/control-plane/apiserver-insecure-bind-address.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--insecure-bind-address=0.0.0.0'], {
    '--insecure-bind-address=0.0.0.0':
      'error unsafe: Container "kube-apiserver" runs with --insecure-bind-address=0.0.0.0: it opens a port without authentication.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--bind-address=0.0.0.0']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--insecure-bind-address=0.0.0.0', '--v=2'], ['--v=2']);
});
