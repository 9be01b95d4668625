import { test } from 'vitest';
import { apiserverAuditLogMaxbackup as rule } from '../../server/src/rules/control-plane/apiserver-audit-log-maxbackup.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log'], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --audit-log-maxbackup=10: audit logs are overwritten too early.',
  });
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxbackup=2'], {
    '--audit-log-maxbackup=2':
      'info unsafe: Container "kube-apiserver" runs with --audit-log-maxbackup=2: audit logs are overwritten too early.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=-']);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxbackup=10']);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxbackup=$(N)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--audit-log-path=/var/log/audit.log', '--audit-log-maxbackup=2'],
    ['--audit-log-path=/var/log/audit.log', '--audit-log-maxbackup=10'],
  );
});
