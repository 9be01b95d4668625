import { mustNotBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverTokenAuthFile = flagRule({
  id: 'apiserver-token-auth-file',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 5,
  standards: ['CIS 1.2.2', 'ATT&CK T1078'],
  equivalents: {
    checkov: ['CKV_K8S_70'],
    trivy: ['KCV-0002'],
    kubescape: ['C-0114'],
  },

  demand: mustNotBeGiven('token-auth-file'),
  because: 'its tokens lie in clear text and never expire',
  caution: 'Whoever uses a token of that file can no longer log in.',

  summary: 'The API server takes bearer tokens from a static file.',
  why: `
    The tokens stand in the file in clear text, are valid for ever, and can only be taken back by changing the file and
    restarting the API server. Nothing says who uses them.
  `,
  attack: `
    A token from a copy of the file, a script or a shell history works from anywhere that reaches the API server, until
    somebody notices.
  `,
  rollout: `
    Move its users to OpenID Connect, certificates or ServiceAccounts first; for joining nodes use bootstrap tokens. The
    audit log shows which of the file's users are still active.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file',
  examples: {
    bad: ['--token-auth-file=/etc/kubernetes/tokens.csv'],
    good: ['--client-ca-file=/etc/kubernetes/pki/ca.crt'],
  },
});
