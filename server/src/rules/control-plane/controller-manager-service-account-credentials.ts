import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const controllerManagerServiceAccountCredentials = flagRule({
  id: 'controller-manager-service-account-credentials',
  component: 'kube-controller-manager',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 1.3.3', 'ATT&CK T1078'],
  equivalents: {
    checkov: ['CKV_K8S_108'],
    trivy: ['KCV-0035'],
    kubescape: ['C-0146'],
  },

  demand: mustBe('use-service-account-credentials', 'true'),
  because: 'all controllers share one powerful account',
  caution:
    'Needs the roles that RBAC creates for each controller; a cluster without RBAC does not have them.',

  summary: 'All controllers work with the one account of the controller manager.',
  why: `
    With the flag each controller uses a ServiceAccount of its own that has only the rights for its task. Without it all
    of them work with one account that can do nearly everything, and the audit log cannot tell them apart.
  `,
  attack: `
    A fault in one controller that can be used from outside gives the rights of all of them.
  `,
  rollout: `
    The roles system:controller:* must exist; the API server makes them when RBAC is on. Watch the controller manager's
    log for "forbidden".
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#controller-roles',
  examples: {
    bad: ['--use-service-account-credentials=false'],
    good: ['--use-service-account-credentials=true'],
  },
});
