import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverEtcdCa = flagRule({
  id: 'apiserver-etcd-ca',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 1.2.26', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_102'],
    trivy: ['KCV-0029'],
    kubescape: ['C-0140'],
  },

  demand: mustBeGiven({ 'etcd-cafile': '/etc/kubernetes/pki/etcd/ca.crt' }),
  because: 'it does not check which etcd answers',
  caution: 'The API server does not start when the certificate of etcd was signed by another CA.',

  summary: 'The API server does not check the certificate of etcd against a CA of the cluster.',
  why: `
    The cluster believes what etcd says. Without the CA of etcd the API server talks to it in clear text, or accepts
    certificates that any CA of the system signed.
  `,
  attack: `
    Someone between the two reads every Secret as it is stored, and answers with objects that nobody created.
  `,
  rollout: `
    Change one control plane node at a time, and have the CA file mounted.
  `,
  docs: 'https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters',
  examples: {
    bad: ['--etcd-servers=https://10.0.0.4:2379'],
    good: ['--etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt'],
  },
});
