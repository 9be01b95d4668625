import { mustNotBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverServiceAccountLookup = flagRule({
  id: 'apiserver-service-account-lookup',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 1,
  standards: ['CIS 1.2.21', 'ATT&CK T1078'],
  equivalents: {
    checkov: ['CKV_K8S_96'],
    trivy: ['KCV-0024'],
    kubescape: ['C-0135'],
  },

  demand: mustNotBe('service-account-lookup', 'false'),
  because: 'tokens of deleted ServiceAccounts go on working',
  caution: 'Tokens whose ServiceAccount or Secret was deleted stop working.',

  summary: 'The API server accepts tokens of ServiceAccounts without checking that they still exist.',
  why: `
    With the lookup, which is on by default, a token is only good as long as its Secret and its ServiceAccount exist.
    Without it the signature alone counts, and deleting an account takes nothing away.
  `,
  attack: `
    A token that was stolen once works for as long as the key of the API server is used, also after the account was
    deleted because of it.
  `,
  rollout: `
    Only clients with tokens of deleted accounts notice.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
  examples: {
    bad: ['--service-account-lookup=false'],
    good: ['--service-account-lookup=true'],
  },
});
