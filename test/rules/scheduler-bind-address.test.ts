import { test } from 'vitest';
import { schedulerBindAddress as rule } from '../../server/src/rules/control-plane/scheduler-bind-address.ts';
import { checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-scheduler', [], {
    command:
      'info unsafe: Container "kube-scheduler" runs without --bind-address=127.0.0.1: its port is open on every address of the node.',
  });
  checkFlags(rule, 'kube-scheduler', ['--bind-address=0.0.0.0'], {
    '--bind-address=0.0.0.0':
      'info unsafe: Container "kube-scheduler" runs with --bind-address=0.0.0.0: its port is open on every address of the node.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-scheduler', ['--bind-address=127.0.0.1']);
  checkFlags(rule, 'kube-scheduler', ['--bind-address=::1']);
  checkFlags(rule, 'kube-scheduler', ['--bind-address=$(HOST)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-scheduler', ['--bind-address=0.0.0.0'], ['--bind-address=127.0.0.1']);
});

test('is silent where it has a network of its own', () => {
  checkRule(
    rule,
    `
    containers:
      - name: kube-scheduler
        image: registry.k8s.io/kube-scheduler:v1.34.1
        command: [kube-scheduler, --bind-address=0.0.0.0]
    `,
  );
});
