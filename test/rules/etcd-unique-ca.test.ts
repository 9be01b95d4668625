import { test } from 'vitest';
import { etcdUniqueCa as rule } from '../../server/src/rules/control-plane/etcd-unique-ca.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

const etcd = (trusted: string, volume = 'hostPath: { path: /etc/kubernetes/pki }') => `
    apiVersion: v1
    kind: Pod
    metadata: { name: etcd, namespace: kube-system }
    spec:
      containers:
        - name: etcd
          image: registry.k8s.io/etcd:3.6.4-0
          command:
            - etcd
            - ${trusted}
          volumeMounts: [{ name: certs, mountPath: /pki/ }]
      volumes:
        - name: certs
          ${volume}
`;

const apiserver = `
    apiVersion: v1
    kind: Pod
    metadata: { name: kube-apiserver, namespace: kube-system }
    spec:
      containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.34.1
          command: [kube-apiserver, --client-ca-file=/etc/kubernetes/pki/ca.crt]
          volumeMounts: [{ name: certs, mountPath: /etc/kubernetes/pki }]
      volumes:
        - { name: certs, hostPath: { path: /etc/kubernetes/pki } }
`;

test('reports the same file of the node, wherever the two mount it', () => {
  checkRule(
    rule,
    etcd('--trusted-ca-file=/pki/ca.crt\n              #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ -').replace(
      / *#\^+ -/,
      '             #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: Container "etcd" runs with --trusted-ca-file=/pki/ca.crt: every user of the cluster has a certificate that etcd accepts.',
    ),
    { beside: apiserver },
  );
});

test('is silent about another file, a volume that is no folder of the node, and an API server that is not in view', () => {
  checkRule(rule, etcd('--trusted-ca-file=/pki/etcd/ca.crt'), { beside: apiserver });
  checkRule(rule, etcd('--trusted-ca-file=$(CA)'), { beside: apiserver });
  checkRule(rule, etcd('--trusted-ca-file=/pki/ca.crt', 'secret: { secretName: ca }'), { beside: apiserver });
  checkRule(rule, etcd('--trusted-ca-file=/pki/ca.crt'));
  checkRule(rule, etcd('--trusted-ca-file=/pki/ca.crt'), { beside: apiserver, file: 'other/etcd.yaml' });
});

test('the fix names a file of its own', () => {
  checkFix(
    rule,
    `
    apiVersion: kubeadm.k8s.io/v1beta3
    kind: ClusterConfiguration
    certificatesDir: /pki
    etcd:
      local:
        extraArgs:
          trusted-ca-file: /pki/ca.crt # one for all
    `,
    `
    apiVersion: kubeadm.k8s.io/v1beta3
    kind: ClusterConfiguration
    certificatesDir: /pki
    etcd:
      local:
        extraArgs:
          trusted-ca-file: /etc/kubernetes/pki/etcd/ca.crt # one for all
    `,
  );
});
