import { flagOf } from '../../kube/components/component.ts';
import { mustBeGiven, onlyIf } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const etcdCert = flagRule({
  id: 'etcd-cert',
  component: 'etcd',
  severity: 'error',
  risk: 5,
  standards: ['CIS 2.1', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_116'],
    trivy: ['KCV-0042'],
    kubescape: ['C-0153'],
  },

  demand: onlyIf(
    (component) => flagOf(component, 'auto-tls').value !== 'true',
    mustBeGiven({
      'cert-file': '/etc/kubernetes/pki/etcd/server.crt',
      'key-file': '/etc/kubernetes/pki/etcd/server.key',
    }),
  ),
  because: 'the whole cluster state passes in clear text',
  caution: 'Clients must be told https:// addresses and the CA; the files must be mounted.',

  summary: 'The etcd server serves its clients without TLS.',
  why: `
    All objects of the cluster, each Secret among them, pass between API server and etcd. Without a certificate they can
    be read and changed on the way, and client certificates cannot be asked for.
  `,
  attack: `
    Whoever reaches port 2379 or listens on the network of the control plane reads all Secrets, and can write objects
    past the API server.
  `,
  rollout: `
    Change the listen and advertise addresses to https and give the API server the CA (\`--etcd-cafile\`) and a client
    certificate at the same time; the cluster has no API in between.
  `,
  docs: 'https://etcd.io/docs/v3.6/op-guide/security/',
  examples: {
    bad: ['--data-dir=/var/lib/etcd'],
    good: [
      '--cert-file=/etc/kubernetes/pki/etcd/server.crt',
      '--key-file=/etc/kubernetes/pki/etcd/server.key',
    ],
  },
});
