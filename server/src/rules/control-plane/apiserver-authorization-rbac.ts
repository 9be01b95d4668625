import { mustContain, unless } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAuthorizationRbac = flagRule({
  id: 'apiserver-authorization-rbac',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 6,
  standards: ['CIS 1.2.8', 'NSA'],
  equivalents: {
    checkov: ['CKV_K8S_77'],
    trivy: ['KCV-0009'],
    kubescape: ['C-0120', 'C-0088'],
  },

  demand: unless(['authorization-config'], mustContain('authorization-mode', 'RBAC', { whenGiven: true })),
  because: 'Roles and RoleBindings have no effect',
  caution:
    'Whatever another mode allowed until now goes on being allowed, and more is allowed by roles that exist already.',

  summary: 'The API server does not use RBAC.',
  why: `
    Without the mode RBAC the Roles and bindings in the cluster are only text. Who may do what is decided by ABAC files
    on the node or a webhook, which nobody can review with the tools of Kubernetes, and the components' own default
    roles are missing.
  `,
  attack: `
    ABAC files tend to hold one line that allows everything to a group. An attacker looks for an account in that group;
    that its Role is narrow does not matter.
  `,
  rollout: `
    Roles that were never in force take effect at once. Read them first (\`kubectl get clusterrolebindings -o wide\`).
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  examples: {
    bad: ['--authorization-mode=Node,ABAC'],
    good: ['--authorization-mode=Node,RBAC'],
  },
});
