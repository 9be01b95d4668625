import { test } from 'vitest';
import { controllerManagerRootCa as rule } from '../../server/src/rules/control-plane/controller-manager-root-ca.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-controller-manager', [], {
    command:
      'warning unsafe: Container "kube-controller-manager" runs without --root-ca-file: pods get no CA to check the API server with.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-controller-manager', ['--root-ca-file=/ca.crt']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-controller-manager',
    ['--v=2'],
    ['--v=2', '--root-ca-file=/etc/kubernetes/pki/ca.crt'],
  );
});
