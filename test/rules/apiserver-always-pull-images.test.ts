import { test } from 'vitest';
import { apiserverAlwaysPullImages as rule } from '../../server/src/rules/control-plane/apiserver-always-pull-images.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'info unsafe: Container "kube-apiserver" runs without --enable-admission-plugins=AlwaysPullImages: pods can run private images that another pod pulled.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=AlwaysPullImages']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=NodeRestriction'],
    ['"--enable-admission-plugins=NodeRestriction,AlwaysPullImages"'],
  );
});
