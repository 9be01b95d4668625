import { test } from 'vitest';
import { apiserverRequestTimeout as rule } from '../../server/src/rules/control-plane/apiserver-request-timeout.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--request-timeout=3600s'], {
    '--request-timeout=3600s':
      'info unsafe: Container "kube-apiserver" runs with --request-timeout=3600s: slow requests can hold it for too long, or none ends.',
  });
  checkFlags(rule, 'kube-apiserver', ['--request-timeout=sixty'], {
    '--request-timeout=sixty':
      'info unsafe: Container "kube-apiserver" runs with --request-timeout=sixty: slow requests can hold it for too long, or none ends.',
  });
  checkFlags(rule, 'kube-apiserver', ['--request-timeout=0'], {
    '--request-timeout=0':
      'info unsafe: Container "kube-apiserver" runs with --request-timeout=0: slow requests can hold it for too long, or none ends.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--request-timeout=5m']);
  checkFlags(rule, 'kube-apiserver', ['--request-timeout=1m30s']);
  checkFlags(rule, 'kube-apiserver', ['--request-timeout=$(T)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--request-timeout=1h'], ['--request-timeout=1m0s']);
});
