import { test } from 'vitest';
import { apiserverAuthorizationRbac as rule } from '../../server/src/rules/control-plane/apiserver-authorization-rbac.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=Node,ABAC'], {
    '--authorization-mode=Node,ABAC':
      'warning unsafe: Container "kube-apiserver" runs without RBAC in --authorization-mode: Roles and RoleBindings have no effect.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=Node,RBAC']);
  checkFlags(rule, 'kube-apiserver', []);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--authorization-mode=Node'], ['"--authorization-mode=Node,RBAC"']);
});
