import { test } from 'vitest';
import { apiserverSecurityContextDeny as rule } from '../../server/src/rules/control-plane/apiserver-security-context-deny.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=SecurityContextDeny,NodeRestriction'], {
    '--enable-admission-plugins=SecurityContextDeny,NodeRestriction':
      'info unsafe: Container "kube-apiserver" runs with SecurityContextDeny in --enable-admission-plugins: Kubernetes 1.30 removed it, and the API server does not start.',
  });
  checkFlags(
    rule,
    'kube-apiserver',
    [],
    {
      command:
        'info unsafe: Container "kube-apiserver" runs without --enable-admission-plugins=SecurityContextDeny: nothing limits the security contexts of pods.',
    },
    { config: { kubernetesVersion: 22 } },
  );
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=PodSecurityPolicy'],
    {},
    { config: { kubernetesVersion: 22 } },
  );
  checkFlags(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=SecurityContextDeny'],
    {},
    { config: { kubernetesVersion: 29 } },
  );
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=SecurityContextDeny,NodeRestriction'],
    ['--enable-admission-plugins=NodeRestriction'],
  );
});
