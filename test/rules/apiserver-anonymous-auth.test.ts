import { test } from 'vitest';
import { apiserverAnonymousAuth as rule } from '../../server/src/rules/control-plane/apiserver-anonymous-auth.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --anonymous-auth=false: requests without credentials are let in as system:anonymous.',
  });
  checkFlags(rule, 'kube-apiserver', ['--anonymous-auth=true'], {
    '--anonymous-auth=true':
      'info unsafe: Container "kube-apiserver" runs with --anonymous-auth=true: requests without credentials are let in as system:anonymous.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--anonymous-auth=false']);
  checkFlags(rule, 'kube-apiserver', ['--authentication-config=/etc/kubernetes/authn.yaml']);
  checkFlags(rule, 'kube-apiserver', ['--anonymous-auth=$(ANONYMOUS)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--anonymous-auth=true'], ['--anonymous-auth=false']);
});
