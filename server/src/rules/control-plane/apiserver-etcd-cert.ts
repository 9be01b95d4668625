import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverEtcdCert = flagRule({
  id: 'apiserver-etcd-cert',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 1.2.23'],
  equivalents: {
    checkov: ['CKV_K8S_99'],
    trivy: ['KCV-0026'],
    kubescape: ['C-0137'],
  },

  demand: mustBeGiven({
    'etcd-certfile': '/etc/kubernetes/pki/apiserver-etcd-client.crt',
    'etcd-keyfile': '/etc/kubernetes/pki/apiserver-etcd-client.key',
  }),
  because: 'etcd cannot tell it from anybody else',
  caution: 'The files must exist on the node and be mounted into the container.',

  summary: 'The API server has no client certificate for etcd.',
  why: `
    The etcd server knows only certificates. When the API server shows none, etcd has to serve everyone, and reading or
    writing there goes past authentication, RBAC, admission and audit.
  `,
  attack: `
    Whoever reaches port 2379 reads all Secrets and writes a role binding for himself directly into the database.
  `,
  rollout: `
    Sign the certificate with the CA that etcd trusts for its clients. The API server does not start when etcd refuses
    it, so change one control plane node at a time.
  `,
  docs: 'https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters',
  examples: {
    bad: ['--etcd-servers=http://10.0.0.4:2379'],
    good: [
      '--etcd-certfile=/etc/kubernetes/pki/apiserver-etcd-client.crt',
      '--etcd-keyfile=/etc/kubernetes/pki/apiserver-etcd-client.key',
    ],
  },
});
