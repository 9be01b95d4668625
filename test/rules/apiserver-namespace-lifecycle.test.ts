import { test } from 'vitest';
import { apiserverNamespaceLifecycle as rule } from '../../server/src/rules/control-plane/apiserver-namespace-lifecycle.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--disable-admission-plugins=NamespaceLifecycle'], {
    '--disable-admission-plugins=NamespaceLifecycle':
      'warning unsafe: Container "kube-apiserver" runs with NamespaceLifecycle in --disable-admission-plugins: objects appear in namespaces that are gone.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--disable-admission-plugins=Priority']);
  checkFlags(rule, 'kube-apiserver', []);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--disable-admission-plugins=NamespaceLifecycle'], []);
});
