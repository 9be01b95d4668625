import { test } from 'vitest';
import { apiserverPspPlugin as rule } from '../../server/src/rules/control-plane/apiserver-psp-plugin.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=PodSecurityPolicy,NodeRestriction'], {
    '--enable-admission-plugins=PodSecurityPolicy,NodeRestriction':
      'warning unsafe: Container "kube-apiserver" runs with PodSecurityPolicy in --enable-admission-plugins: Kubernetes 1.25 removed it, and the API server does not start.',
  });
  checkFlags(
    rule,
    'kube-apiserver',
    [],
    {
      command:
        'warning unsafe: Container "kube-apiserver" runs without --enable-admission-plugins=PodSecurityPolicy: no policy limits what pods may do.',
    },
    { config: { kubernetesVersion: 24 } },
  );
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=PodSecurityPolicy'],
    {},
    { config: { kubernetesVersion: 24 } },
  );
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=NodeRestriction,PodSecurityPolicy'],
    ['--enable-admission-plugins=NodeRestriction'],
  );
});
