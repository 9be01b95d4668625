import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const etcdClientCertAuth = flagRule({
  id: 'etcd-client-cert-auth',
  component: 'etcd',
  severity: 'error',
  risk: 5,
  standards: ['CIS 2.2', 'ATT&CK T1190'],
  equivalents: {
    checkov: ['CKV_K8S_117'],
    trivy: ['KCV-0043'],
    kubescape: ['C-0154'],
  },

  demand: mustBe('client-cert-auth', 'true'),
  because: 'whoever reaches its port reads all Secrets',
  caution: 'Clients without a certificate of the trusted CA are refused, the API server among them.',

  summary: 'The etcd server does not ask its clients for a certificate.',
  why: `
    The etcd server has no RBAC of Kubernetes in front of it: a client that it serves reads and writes every object.
    Certificates are the only thing that keeps others out.
  `,
  attack: `
    A pod in the host network, or anyone in the network of the nodes, asks port 2379 for /registry/secrets and gets them
    all.
  `,
  rollout: `
    Give the API server a client certificate first (\`--etcd-certfile\`, \`--etcd-keyfile\`), and backup jobs and
    monitoring as well.
  `,
  docs: 'https://etcd.io/docs/v3.6/op-guide/security/',
  examples: {
    bad: ['--client-cert-auth=false'],
    good: ['--client-cert-auth=true'],
  },
});
