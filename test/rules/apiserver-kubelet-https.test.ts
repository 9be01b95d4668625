import { test } from 'vitest';
import { apiserverKubeletHttps as rule } from '../../server/src/rules/control-plane/apiserver-kubelet-https.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', ['--kubelet-https=false'], {
    '--kubelet-https=false':
      'warning unsafe: Container "kube-apiserver" runs with --kubelet-https=false: it talks to the kubelets in clear text.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', []);
  checkFlags(rule, 'kube-apiserver', ['--kubelet-https=true']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kube-apiserver', ['--kubelet-https=false'], []);
});
