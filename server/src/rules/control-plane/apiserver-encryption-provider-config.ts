import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverEncryptionProviderConfig = flagRule({
  id: 'apiserver-encryption-provider-config',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 1.2.27', 'NSA'],
  equivalents: {
    checkov: ['CKV_K8S_104'],
    trivy: ['KCV-0030'],
    kubescape: ['C-0141', 'C-0066'],
  },

  demand: mustBeGiven({ 'encryption-provider-config': '/etc/kubernetes/encryption.yaml' }),
  because: 'Secrets are stored in etcd in clear text',
  caution:
    'The file must be mounted on every control plane node, and losing its key means losing the Secrets.',

  summary: 'The API server stores Secrets in etcd without encrypting them.',
  why: `
    Base64 is all that stands between the database and the values of every Secret. A disk, a snapshot or a backup of
    etcd then holds all credentials of the cluster in readable form.
  `,
  attack: `
    An attacker who finds an etcd backup in a bucket runs \`strings\` on it and has the credentials of every
    application.
  `,
  rollout: `
    Old Secrets stay as they are until they are written again: \`kubectl get secrets -A -o json | kubectl replace -f
    -\`. Give all API servers the same file before that, or some cannot read what others write. Not needed where a KMS
    of the provider does it already.
  `,
  docs: 'https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/',
  examples: {
    bad: ['--etcd-servers=https://127.0.0.1:2379'],
    good: ['--encryption-provider-config=/etc/kubernetes/encryption.yaml'],
  },
});
