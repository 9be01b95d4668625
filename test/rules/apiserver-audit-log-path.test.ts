import { test } from 'vitest';
import { apiserverAuditLogPath as rule } from '../../server/src/rules/control-plane/apiserver-audit-log-path.ts';
import { checkFix } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'kube-apiserver', [], {
    command:
      'warning unsafe: Container "kube-apiserver" runs without --audit-log-path: nothing records who did what.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=-']);
  checkFlags(rule, 'kube-apiserver', ['--audit-webhook-config-file=/etc/audit.yaml']);
  checkFlags(rule, 'kube-apiserver', ['--audit-log-path=$(LOG)']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'kube-apiserver',
    ['--audit-policy-file=/p.yaml'],
    [
      '--audit-policy-file=/p.yaml',
      '--audit-log-path=/var/log/kubernetes/audit/audit.log',
      '--audit-log-maxage=30',
      '--audit-log-maxbackup=10',
      '--audit-log-maxsize=100',
    ],
  );
  checkFlagFix(
    rule,
    'kube-apiserver',
    [
      '--audit-policy-file=/p.yaml',
      '--audit-log-maxage=5',
      '--audit-log-maxbackup=20',
      '--audit-log-maxsize=100',
    ],
    [
      '--audit-policy-file=/p.yaml',
      '--audit-log-maxage=30',
      '--audit-log-maxbackup=20',
      '--audit-log-maxsize=100',
      '--audit-log-path=/var/log/kubernetes/audit/audit.log',
    ],
  );
});

test('asks for it in the configuration of kubeadm, in the form of its version', () => {
  checkFix(
    rule,
    `
    apiVersion: kubeadm.k8s.io/v1beta4
    kind: ClusterConfiguration
    apiServer:
      extraArgs:
        - name: audit-policy-file # mounted below
          value: /etc/kubernetes/audit.yaml
    `,
    `
    apiVersion: kubeadm.k8s.io/v1beta4
    kind: ClusterConfiguration
    apiServer:
      extraArgs:
        - name: audit-policy-file # mounted below
          value: /etc/kubernetes/audit.yaml
        - name: audit-log-path
          value: /var/log/kubernetes/audit/audit.log
        - name: audit-log-maxage
          value: "30"
        - name: audit-log-maxbackup
          value: "10"
        - name: audit-log-maxsize
          value: "100"
    `,
  );
});
