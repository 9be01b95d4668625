import { test } from 'vitest';
import { apiserverAuditLogMaxsize as rule } from '../../server/src/rules/control-plane/apiserver-audit-log-maxsize.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log'], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --audit-log-maxsize=100: audit logs are rotated away too early.',
  });
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxsize=10'], {
    '--audit-log-maxsize=10':
      'info unsafe: Container "kube-apiserver" runs with --audit-log-maxsize=10: audit logs are rotated away too early.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=-']);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxsize=100']);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=/var/log/audit.log', '--audit-log-maxsize=$(N)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--audit-log-path=/var/log/audit.log', '--audit-log-maxsize=10'],
    ['--audit-log-path=/var/log/audit.log', '--audit-log-maxsize=100'],
  );
});
