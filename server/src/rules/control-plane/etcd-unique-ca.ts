import { flagOf } from '../../kube/components/component.ts';
import { nodeFile } from '../../kube/components/nodeFile.ts';
import { factsOf, folderOf } from '../../kube/facts/facts.ts';
import { type FlagDemand, wrong } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

/** Both files must be known as files of the node: the same path in two containers may be two files. */
const ownCa: FlagDemand = (component, { facts, file }) => {
  const trusted = nodeFile(component, 'trusted-ca-file');
  if (trusted === undefined) return undefined;
  const isShared = factsOf(facts, 'component').some(
    (other) =>
      other.component === 'kube-apiserver' &&
      other.nodeFiles['client-ca-file'] === trusted &&
      folderOf(other.file) === folderOf(file),
  );
  if (!isShared) return undefined;
  const better = { text: '/etc/kubernetes/pki/etcd/ca.crt', review: true };
  return wrong(component, flagOf(component, 'trusted-ca-file'), better);
};

export const etcdUniqueCa = flagRule({
  id: 'etcd-unique-ca',
  component: 'etcd',
  severity: 'warning',
  crossResource: true,
  risk: 6,
  standards: ['CIS 2.7', 'ATT&CK T1078'],
  equivalents: {
    kubescape: ['C-0159'],
  },

  demand: ownCa,
  because: 'every user of the cluster has a certificate that etcd accepts',
  caution: 'The certificates of etcd and of its clients must be signed again by the new CA first.',

  summary: 'The etcd server trusts the CA that signs the certificates of the users of the cluster.',
  why: `
    In etcd there are no roles: who has a certificate of its CA reads and writes everything. When that is also the CA for users
    and kubelets, each of their certificates opens the database, past RBAC and the audit log.
  `,
  attack: `
    With the client certificate of one kubelet an attacker who reaches port 2379 reads all Secrets straight from etcd.
  `,
  rollout: `
    Make a CA for etcd, trust both for a while by putting them into one file, sign new certificates for etcd, its members and
    the API server, and then take the old CA out.
  `,
  docs: 'https://kubernetes.io/docs/setup/best-practices/certificates/',
  examples: {
    bad: `
      apiVersion: kubeadm.k8s.io/v1beta4
      kind: ClusterConfiguration
      etcd:
        local:
          extraArgs:
            - name: trusted-ca-file
              value: /etc/kubernetes/pki/ca.crt
    `,
    good: `
      apiVersion: kubeadm.k8s.io/v1beta4
      kind: ClusterConfiguration
      etcd:
        local:
          extraArgs:
            - name: trusted-ca-file
              value: /etc/kubernetes/pki/etcd/ca.crt
    `,
  },
});
