import { test } from 'vitest';
import { controllerManagerProfiling as rule } from '../../server/src/rules/control-plane/controller-manager-profiling.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-controller-manager', [], {
    command:
      'info unsafe: Container "kube-controller-manager" runs without --profiling=false: profiles of the process can be read over the network.',
  });
  checkFlags(rule, 'kube-controller-manager', ['--profiling=true'], {
    '--profiling=true':
      'info unsafe: Container "kube-controller-manager" runs with --profiling=true: profiles of the process can be read over the network.',
  });
  checkFlags(rule, 'kube-controller-manager', ['--profiling'], {
    '--profiling':
      'info unsafe: Container "kube-controller-manager" runs with --profiling=true: profiles of the process can be read over the network.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-controller-manager', ['--profiling=false']);
  checkFlags(rule, 'kube-controller-manager', ['--profiling=$(PROFILING)']);
  checkFlags(rule, 'kube-controller-manager', ['"{{ .Values.extra }}"']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-controller-manager',
    ['--profiling=true', '--v=2'],
    ['--profiling=false', '--v=2'],
  );
  checkFlagFix(rule, 'kube-controller-manager', ['--v=2'], ['--v=2', '--profiling=false']);
});
