import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const controllerManagerServiceAccountPrivateKey = flagRule({
  id: 'controller-manager-service-account-private-key',
  component: 'kube-controller-manager',
  severity: 'info',
  risk: 3,
  standards: ['CIS 1.3.4'],
  equivalents: {
    checkov: ['CKV_K8S_110'],
    trivy: ['KCV-0036'],
    kubescape: ['C-0147'],
  },

  demand: mustBeGiven({ 'service-account-private-key-file': '/etc/kubernetes/pki/sa.key' }),
  because: 'it cannot sign tokens for ServiceAccounts',
  caution: 'The key must belong to the one that the API server checks tokens with.',

  summary: 'The controller manager has no key for signing tokens of ServiceAccounts.',
  why: `
    The controller manager fills Secrets of the type service-account-token. Without a key of its own it fills none, and
    administrators hand out other credentials instead, mostly stronger ones.
  `,
  attack: `
    Credentials that were made by hand because tokens did not work belong to a person or an administrator more often
    than to a narrow account.
  `,
  rollout: `
    Nothing that works today stops.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#token-controller',
  examples: {
    bad: ['--use-service-account-credentials=true'],
    good: ['--service-account-private-key-file=/etc/kubernetes/pki/sa.key'],
  },
});
