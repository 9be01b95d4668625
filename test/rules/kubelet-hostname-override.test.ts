import { test } from 'vitest';
import { kubeletHostnameOverride as rule } from '../../server/src/rules/control-plane/kubelet-hostname-override.ts';
import { checkFix } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kubelet', ['--hostname-override=node1'], {
    '--hostname-override=node1':
      'info unsafe: Container "kubelet" runs with --hostname-override=node1: its name may fit no certificate of the node.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kubelet', []);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(rule, 'kubelet', ['--hostname-override', 'node1', '--v=2'], ['--v=2']);
});

test('reads the registration of kubeadm', () => {
  checkFix(
    rule,
    `
    apiVersion: kubeadm.k8s.io/v1beta3
    kind: JoinConfiguration
    nodeRegistration:
      kubeletExtraArgs:
        v: "2" # kept
        hostname-override: node1
    `,
    `
    apiVersion: kubeadm.k8s.io/v1beta3
    kind: JoinConfiguration
    nodeRegistration:
      kubeletExtraArgs:
        v: "2" # kept
    `,
  );
});
