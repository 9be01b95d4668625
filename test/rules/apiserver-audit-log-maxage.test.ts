import { test } from 'vitest';
import { apiserverAuditLogMaxage as rule } from '../../server/src/rules/control-plane/apiserver-audit-log-maxage.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log'], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --audit-log-maxage=30: audit logs are not kept for 30 days.',
  });
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxage=7'], {
    '--audit-log-maxage=7':
      'info unsafe: Container "kube-apiserver" runs with --audit-log-maxage=7: audit logs are not kept for 30 days.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=-']);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxage=30']);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxage=$(N)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--audit-log-path=/var/log/audit.log', '--audit-log-maxage=7'],
    ['--audit-log-path=/var/log/audit.log', '--audit-log-maxage=30'],
  );
});
