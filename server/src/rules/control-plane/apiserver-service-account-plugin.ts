import { mustLack } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverServiceAccountPlugin = flagRule({
  id: 'apiserver-service-account-plugin',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 3,
  standards: ['CIS 1.2.12'],
  equivalents: {
    checkov: ['CKV_K8S_82'],
    trivy: ['KCV-0014'],
    kubescape: ['C-0125'],
  },

  demand: mustLack('disable-admission-plugins', 'ServiceAccount'),
  because: 'nobody checks which ServiceAccounts pods name',
  caution: 'Pods that name no ServiceAccount get the default one and its token again.',

  summary: 'The admission plugin ServiceAccount is disabled.',
  why: `
    The plugin gives each pod its ServiceAccount, refuses pods whose account does not exist, and keeps them to the
    Secrets that the account may mount. It is on by default; without it none of that happens.
  `,
  attack: `
    A pod without an account of its own is handled outside of the rules that were made for accounts, and limits on
    mountable Secrets do not hold.
  `,
  rollout: `
    Programs in pods find a token again where they had none. Set \`automountServiceAccountToken: false\` where that is
    not wanted.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount',
  examples: {
    bad: ['--disable-admission-plugins=ServiceAccount'],
    good: ['--enable-admission-plugins=NodeRestriction'],
  },
});
