import { type Component, flagOf } from '../../kube/components/component.ts';
import { mustBeGiven, onlyIf } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

/** A member that listens for others on the loopback interface only has none. */
const hasPeers = (component: Component): boolean => {
  if (flagOf(component, 'peer-auto-tls').value === 'true') return false;
  const { items } = flagOf(component, 'listen-peer-urls');
  return !items?.every((url) => /^https?:\/\/(?:127\.|localhost\b|\[::1\])/.test(url));
};

export const etcdPeerCert = flagRule({
  id: 'etcd-peer-cert',
  component: 'etcd',
  severity: 'warning',
  risk: 5,
  standards: ['CIS 2.4', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_119'],
    trivy: ['KCV-0045'],
    kubescape: ['C-0156'],
  },

  demand: onlyIf(
    hasPeers,
    mustBeGiven({
      'peer-cert-file': '/etc/kubernetes/pki/etcd/peer.crt',
      'peer-key-file': '/etc/kubernetes/pki/etcd/peer.key',
    }),
  ),
  because: 'members replicate everything in clear text',
  caution: 'All members must change together, with https:// peer addresses; the files must be mounted.',

  summary: 'The members of etcd talk to each other without TLS.',
  why: `
    Every write goes to all members. Without certificates for the connection between them it can be read and changed on
    the way.
  `,
  attack: `
    Someone in the network of the control plane listens on port 2380 and reads each Secret that is written.
  `,
  rollout: `
    Follow etcd's own order for switching a running cluster to TLS: add the certificates, change the peer addresses
    member by member, then require them.
  `,
  docs: 'https://etcd.io/docs/v3.6/op-guide/security/',
  examples: {
    bad: ['--listen-peer-urls=http://10.0.0.4:2380'],
    good: [
      '--peer-cert-file=/etc/kubernetes/pki/etcd/peer.crt',
      '--peer-key-file=/etc/kubernetes/pki/etcd/peer.key',
    ],
  },
});
