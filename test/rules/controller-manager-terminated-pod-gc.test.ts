import { test } from 'vitest';
import { controllerManagerTerminatedPodGc as rule } from '../../server/src/rules/control-plane/controller-manager-terminated-pod-gc.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-controller-manager', [], {
    command:
      'info unsafe: Container "kube-controller-manager" runs without --terminated-pod-gc-threshold: finished pods pile up by the thousands.',
  });
  checkFlags(rule, 'kube-controller-manager', ['--terminated-pod-gc-threshold=0'], {
    '--terminated-pod-gc-threshold=0':
      'info unsafe: Container "kube-controller-manager" runs with --terminated-pod-gc-threshold=0: finished pods pile up by the thousands.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-controller-manager', ['--terminated-pod-gc-threshold=10']);
  checkFlags(rule, 'kube-controller-manager', ['--terminated-pod-gc-threshold=$(N)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-controller-manager',
    ['--terminated-pod-gc-threshold=0'],
    ['--terminated-pod-gc-threshold=1000'],
  );
});
