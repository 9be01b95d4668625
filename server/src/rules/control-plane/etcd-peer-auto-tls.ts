import { mustNotMakeCertificates } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const etcdPeerAutoTls = flagRule({
  id: 'etcd-peer-auto-tls',
  component: 'etcd',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 2.6', 'ATT&CK T1557'],
  equivalents: {
    trivy: ['KCV-0047'],
    kubescape: ['C-0158'],
  },

  demand: mustNotMakeCertificates('peer-auto-tls', {
    'peer-cert-file': '/etc/kubernetes/pki/etcd/peer.crt',
    'peer-key-file': '/etc/kubernetes/pki/etcd/peer.key',
  }),
  because: 'members cannot tell each other from strangers',
  caution: 'All members must change together; the files must exist on each node and be mounted.',

  summary: 'The members of etcd make self-signed certificates for each other.',
  why: `
    Self-signed certificates encrypt, but prove nothing: a member accepts everyone who shows one.
  `,
  attack: `
    Someone between two members shows a certificate of his own and reads the replication.
  `,
  rollout: `
    Give every member a peer certificate of a common CA, and set the files in the same step.
  `,
  docs: 'https://etcd.io/docs/v3.6/op-guide/security/',
  examples: {
    bad: ['--peer-auto-tls=true'],
    good: ['--peer-auto-tls=false'],
  },
});
