import { mustBeGiven, unless } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverServiceAccountKeyFile = flagRule({
  id: 'apiserver-service-account-key-file',
  component: 'kube-apiserver',
  severity: 'info',
  risk: 5,
  standards: ['CIS 1.2.22'],
  equivalents: {
    checkov: ['CKV_K8S_97'],
    trivy: ['KCV-0025'],
    kubescape: ['C-0136'],
  },

  demand: unless(
    ['service-account-signing-endpoint'],
    mustBeGiven({ 'service-account-key-file': '/etc/kubernetes/pki/sa.pub' }),
  ),
  because: 'tokens depend on the key of its TLS certificate',
  caution: 'Tokens that were signed with another key stop working; the file must be mounted.',

  summary: 'The API server has no key of its own for checking the tokens of ServiceAccounts.',
  why: `
    Without the flag the API server checks tokens with the key of its TLS certificate. The key can then not be replaced
    without making all tokens invalid, and one stolen file breaks both the connection and the identities.
  `,
  attack: `
    Whoever gets the TLS key of the API server can also write tokens for every ServiceAccount.
  `,
  rollout: `
    Give a key pair of its own, and keep the old key in a second \`--service-account-key-file\` until the old tokens
    have run out.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
  examples: {
    bad: ['--service-account-issuer=https://kubernetes.default.svc'],
    good: ['--service-account-key-file=/etc/kubernetes/pki/sa.pub'],
  },
});
