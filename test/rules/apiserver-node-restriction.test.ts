import { test } from 'vitest';
import { apiserverNodeRestriction as rule } from '../../server/src/rules/control-plane/apiserver-node-restriction.ts';
import { checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --enable-admission-plugins=NodeRestriction: a kubelet may change other nodes and their pods.',
  });
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=ImagePolicyWebhook'], {
    '--enable-admission-plugins=ImagePolicyWebhook':
      'warning unsafe: Container "kube-apiserver" runs without NodeRestriction in --enable-admission-plugins: a kubelet may change other nodes and their pods.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=NodeRestriction']);
  checkFlags(rule, 'kube-apiserver', ['--admission-control=NodeRestriction']);
  checkFlags(rule, 'kube-apiserver', [
    '--enable-admission-plugins=A',
    '--enable-admission-plugins=NodeRestriction',
  ]);
  checkFlags(rule, 'kube-apiserver', ['--enable-admission-plugins=$(PLUGINS)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--enable-admission-plugins=ImagePolicyWebhook'],
    ['"--enable-admission-plugins=ImagePolicyWebhook,NodeRestriction"'],
  );
});

test('knows that kubeadm enables it, unless a list of its own is given', () => {
  checkRule(
    rule,
    `
    apiVersion: kubeadm.k8s.io/v1beta4
    kind: ClusterConfiguration
    apiServer:
      extraArgs:
        - name: enable-admission-plugins
          value: EventRateLimit
          #      ^^^^^^^^^^^^^^ warning unsafe: kube-apiserver runs without NodeRestriction in --enable-admission-plugins: a kubelet may change other nodes and their pods.
    `,
  );
  checkRule(rule, 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n');
});
