import { test } from 'vitest';
import { apiserverEncryptionProviderConfig as rule } from '../../server/src/rules/control-plane/apiserver-encryption-provider-config.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --encryption-provider-config: Secrets are stored in etcd in clear text.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--encryption-provider-config=/e.yaml']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--v=2'],
    ['--v=2', '--encryption-provider-config=/etc/kubernetes/encryption.yaml'],
  );
});

test('asks for it in the map of an older kubeadm configuration, and is silent about a template', () => {
  checkFix(
    rule,
    `
    apiVersion: kubeadm.k8s.io/v1beta3
    kind: ClusterConfiguration
    apiServer:
      extraArgs: # reviewed
        profiling: "false"
    `,
    `
    apiVersion: kubeadm.k8s.io/v1beta3
    kind: ClusterConfiguration
    apiServer:
      extraArgs: # reviewed
        profiling: "false"
        encryption-provider-config: /etc/kubernetes/encryption.yaml
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: kubeadm.k8s.io/v1beta3
    kind: ClusterConfiguration
    apiServer:
      extraArgs: "{{ api_server_args }}"
    `,
  );
});
