import { test } from 'vitest';
import { apiserverAuthorizationAlwaysAllow as rule } from '../../server/src/rules/control-plane/apiserver-authorization-always-allow.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'error unsafe: Container "kube-apiserver" runs without --authorization-mode=Node,RBAC: every user may do everything.',
  });
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=AlwaysAllow'], {
    '--authorization-mode=AlwaysAllow':
      'error unsafe: Container "kube-apiserver" runs with --authorization-mode=AlwaysAllow: every user may do everything.',
  });
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=RBAC,AlwaysAllow'], {
    '--authorization-mode=RBAC,AlwaysAllow':
      'error unsafe: Container "kube-apiserver" runs with --authorization-mode=RBAC,AlwaysAllow: every user may do everything.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=Node,RBAC']);
  checkFlags(rule, 'kube-apiserver', ['--authorization-config=/etc/kubernetes/authz.yaml']);
  checkFlags(rule, 'kube-apiserver', ['--authorization-mode=$(MODES)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--authorization-mode=RBAC,AlwaysAllow'],
    ['"--authorization-mode=RBAC,Node"'],
  );
  checkFlagFix(rule, 'kube-apiserver', ['--v=2'], ['--v=2', '"--authorization-mode=Node,RBAC"']);
});
