import { test } from 'vitest';
import { etcdCert as rule } from '../../server/src/rules/control-plane/etcd-cert.ts';
import { checkRule } from '../support/ruleTester.ts';
import { checkFlagFix, checkFlags } from '../support/staticPod.ts';

test('reports the flag where it is missing or wrong', () => {
  checkFlags(rule, 'etcd', [], {
    command:
      'error unsafe: Container "etcd" runs without --cert-file: the whole cluster state passes in clear text.',
  });
  checkFlags(rule, 'etcd', ['--cert-file=/a.crt'], {
    command:
      'error unsafe: Container "etcd" runs without --key-file: the whole cluster state passes in clear text.',
  });
});

test('is silent where it is right, unknown, or not asked for', () => {
  checkFlags(rule, 'etcd', ['--cert-file=/a.crt', '--key-file=/a.key']);
  checkFlags(rule, 'etcd', ['--auto-tls=true']);
  checkFlags(rule, 'etcd', ['--config-file=/etc/etcd.yaml']);
});

test('the fix writes the flag where the others are', () => {
  checkFlagFix(
    rule,
    'etcd',
    ['--data-dir=/d'],
    [
      '--data-dir=/d',
      '--cert-file=/etc/kubernetes/pki/etcd/server.crt',
      '--key-file=/etc/kubernetes/pki/etcd/server.key',
    ],
  );
});

test('reads the environment as etcd does, and leaves the etcd of an application alone', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata: { name: etcd, namespace: kube-system }
    spec:
      containers:
        - name: etcd
          image: registry.k8s.io/etcd:3.6.4-0
          command: [etcd]
          env:
            - { name: ETCD_CERT_FILE, value: /pki/server.crt }
            - { name: ETCD_KEY_FILE, value: /pki/server.key }
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: { name: etcd, namespace: kube-system }
    spec:
      template:
        spec:
          containers:
            - { name: etcd, image: quay.io/coreos/etcd:v3.5.0, command: [etcd] }
    `,
  );
});
