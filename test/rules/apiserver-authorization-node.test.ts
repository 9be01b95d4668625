import { test } from 'vitest';
import { apiserverAuthorizationNode as rule } from '../../server/src/rules/control-plane/apiserver-authorization-node.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=RBAC'], {
    '--authorization-mode=RBAC':
      'warning unsafe: Container "kube-apiserver" runs without Node in --authorization-mode: kubelets need broad roles to do their work.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=Node,RBAC']);
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=RBAC', '--authorization-config=/a.yaml']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--authorization-mode=RBAC'], ['"--authorization-mode=RBAC,Node"']);
});
