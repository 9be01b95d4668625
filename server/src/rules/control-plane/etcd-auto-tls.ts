import { mustNotMakeCertificates } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const etcdAutoTls = flagRule({
  id: 'etcd-auto-tls',
  component: 'etcd',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 2.3', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_118'],
    trivy: ['KCV-0044'],
    kubescape: ['C-0155'],
  },

  demand: mustNotMakeCertificates('auto-tls', {
    'cert-file': '/etc/kubernetes/pki/etcd/server.crt',
    'key-file': '/etc/kubernetes/pki/etcd/server.key',
  }),
  because: 'its self-signed certificate proves nothing',
  caution: 'The files must exist on the node and be mounted, and clients must trust the CA that signed them.',

  summary: 'The etcd server makes a self-signed certificate for its clients.',
  why: `
    Clients have no CA to check such a certificate with and have to accept any. It also has no client authentication.
  `,
  attack: `
    Someone between API server and etcd shows a certificate of his own and reads all that passes.
  `,
  rollout: `
    Sign a certificate for etcd with the CA that the API server knows, and set both files in the same step.
  `,
  docs: 'https://etcd.io/docs/v3.6/op-guide/security/',
  examples: {
    bad: ['--auto-tls=true'],
    good: ['--auto-tls=false'],
  },
});
