import { test } from 'vitest';
import { controllerManagerBindAddress as rule } from '../../server/src/rules/control-plane/controller-manager-bind-address.ts';
import { checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-controller-manager', [], {
    command:
      'info unsafe: Container "kube-controller-manager" runs without --bind-address=127.0.0.1: its port is open on every address of the node.',
  });
  checkFlags(rule, 'kube-controller-manager', ['--bind-address=0.0.0.0'], {
    '--bind-address=0.0.0.0':
      'info unsafe: Container "kube-controller-manager" runs with --bind-address=0.0.0.0: its port is open on every address of the node.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-controller-manager', ['--bind-address=127.0.0.1']);
  checkFlags(rule, 'kube-controller-manager', ['--bind-address=::1']);
  checkFlags(rule, 'kube-controller-manager', ['--bind-address=$(HOST)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-controller-manager', ['--bind-address=0.0.0.0'], ['--bind-address=127.0.0.1']);
});

test('is silent where it has a network of its own', () => {
  checkRule(
    rule,
    `
    containers:
      - name: kube-controller-manager
        image: registry.k8s.io/kube-controller-manager:v1.34.1
        command: [kube-controller-manager, --bind-address=0.0.0.0]
    `,
  );
});
