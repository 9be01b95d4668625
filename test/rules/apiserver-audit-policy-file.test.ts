import { test } from 'vitest';
import { apiserverAuditPolicyFile as rule } from '../../server/src/rules/control-plane/apiserver-audit-policy-file.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --audit-policy-file: nothing is recorded, not even with a log path.',
  });
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/a.log', '--audit-log-maxage=30'], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --audit-policy-file: nothing is recorded, not even with a log path.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--audit-policy-file=/p.yaml']);
  checkFlags(rule, 'kube-apiserver', ['--audit-policy-file=$(P)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--v=2'],
    ['--v=2', '--audit-policy-file=/etc/kubernetes/audit-policy.yaml'],
  );
});
