import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverServiceAccountExtendTokenExpiration = flagRule({
  id: 'apiserver-service-account-extend-token-expiration',
  component: 'kube-apiserver',
  severity: 'info',
  optIn: true,
  risk: 6,
  standards: ['CIS 1.2.30', 'ATT&CK T1552.007'],
  equivalents: {
    kubescape: ['C-0290'],
  },

  demand: mustBe('service-account-extend-token-expiration', 'false'),
  because: 'tokens in pods are good for a year, not an hour',
  caution: 'Old clients that read their token only once are logged out after an hour.',

  summary: 'Tokens in pods are made valid for a year instead of an hour.',
  why: `
    The kubelet renews the token of a pod every hour. For clients that do not notice, the API server still accepts each
    of them for a year, which is meant as a help for the change from eternal tokens.
  `,
  attack: `
    A token that leaks through a log or a backup still works months later.
  `,
  rollout: `
    Look at the metric \`serviceaccount_stale_tokens_total\` and at the audit annotation
    \`authentication.k8s.io/stale-token\`: they name clients that use old tokens. Client libraries from 2021 on read the
    file again.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
  examples: {
    bad: ['--service-account-extend-token-expiration=true'],
    good: ['--service-account-extend-token-expiration=false'],
  },
});
