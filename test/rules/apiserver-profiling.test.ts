import { test } from 'vitest';
import { apiserverProfiling as rule } from '../../server/src/rules/control-plane/apiserver-profiling.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --profiling=false: profiles of the process can be read over the network.',
  });
  checkFlags(rule, 'kube-apiserver', ['--profiling=true'], {
    '--profiling=true':
      'info unsafe: Container "kube-apiserver" runs with --profiling=true: profiles of the process can be read over the network.',
  });
  checkFlags(rule, 'kube-apiserver', ['--profiling'], {
    '--profiling':
      'info unsafe: Container "kube-apiserver" runs with --profiling=true: profiles of the process can be read over the network.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--profiling=false']);
  checkFlags(rule, 'kube-apiserver', ['--profiling=$(PROFILING)']);
  checkFlags(rule, 'kube-apiserver', ['"{{ .Values.extra }}"']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--profiling=true', '--v=2'], ['--profiling=false', '--v=2']);
  checkFlagFix(rule, 'kube-apiserver', ['--v=2'], ['--v=2', '--profiling=false']);
});
