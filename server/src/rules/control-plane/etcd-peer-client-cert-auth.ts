import { type Component, flagOf } from '../../kube/components/component.ts';
import { mustBe, onlyIf } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

/** A member that listens for others on the loopback interface only has none. */
const hasPeers = (component: Component): boolean => {
  const { items } = flagOf(component, 'listen-peer-urls');
  return !items?.every((url) => /^https?:\/\/(?:127\.|localhost\b|\[::1\])/.test(url));
};

export const etcdPeerClientCertAuth = flagRule({
  id: 'etcd-peer-client-cert-auth',
  component: 'etcd',
  severity: 'warning',
  risk: 5,
  standards: ['CIS 2.5'],
  equivalents: {
    checkov: ['CKV_K8S_121'],
    trivy: ['KCV-0046'],
    kubescape: ['C-0157'],
  },

  demand: onlyIf(hasPeers, mustBe('peer-client-cert-auth', 'true')),
  because: 'anyone may pose as a member',
  caution: 'Members without a certificate of the trusted CA are refused: change all of them together.',

  summary: 'The etcd server does not ask other members for a certificate.',
  why: `
    A member gets a copy of all data and votes on every write. Without client certificates whoever reaches the peer port
    may pose as one.
  `,
  attack: `
    A program in the network of the control plane speaks the peer protocol and receives or disturbs the replication.
  `,
  rollout: `
    Give every member a peer certificate and \`--peer-trusted-ca-file\` before the first one asks for it.
  `,
  docs: 'https://etcd.io/docs/v3.6/op-guide/security/',
  examples: {
    bad: ['--peer-client-cert-auth=false'],
    good: ['--peer-client-cert-auth=true'],
  },
});
