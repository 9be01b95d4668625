import { test } from 'vitest';
import { apiserverDenyServiceExternalIps as rule } from '../../server/src/rules/control-plane/apiserver-deny-service-external-ips.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --enable-admission-plugins=DenyServiceExternalIPs: a Service can take over any address.',
  });
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=NodeRestriction'], {
    '--enable-admission-plugins=NodeRestriction':
      'info unsafe: Container "kube-apiserver" runs without DenyServiceExternalIPs in --enable-admission-plugins: a Service can take over any address.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs']);
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=$(PLUGINS)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=NodeRestriction'],
    ['"--enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs"'],
  );
});
