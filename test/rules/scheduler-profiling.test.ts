import { test } from 'vitest';
import { schedulerProfiling as rule } from '../../server/src/rules/control-plane/scheduler-profiling.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-scheduler', [], {
    command:
      'info unsafe: Container "kube-scheduler" runs without --profiling=false: profiles of the process can be read over the network.',
  });
  checkFlags(rule, 'kube-scheduler', ['--profiling=true'], {
    '--profiling=true':
      'info unsafe: Container "kube-scheduler" runs with --profiling=true: profiles of the process can be read over the network.',
  });
  checkFlags(rule, 'kube-scheduler', ['--profiling'], {
    '--profiling':
      'info unsafe: Container "kube-scheduler" runs with --profiling=true: profiles of the process can be read over the network.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-scheduler', ['--profiling=false']);
  checkFlags(rule, 'kube-scheduler', ['--profiling=$(PROFILING)']);
  checkFlags(rule, 'kube-scheduler', ['"{{ .Values.extra }}"']);
  checkFlags(rule, 'kube-scheduler', ['--config=/etc/kubernetes/scheduler.yaml']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-scheduler', ['--profiling=true', '--v=2'], ['--profiling=false', '--v=2']);
  checkFlagFix(rule, 'kube-scheduler', ['--v=2'], ['--v=2', '--profiling=false']);
});
