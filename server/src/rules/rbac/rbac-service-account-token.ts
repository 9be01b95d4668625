import type { Access } from '../../kube/rbac.ts';
import { type GrantData, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['serviceaccounts/token'] }, verbs: ['create'] };

export const rbacServiceAccountToken = defineRule({
  id: 'rbac-service-account-token',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'error',
  fix: null,
  risk: 5,
  standards: ['CIS 5.1.13', 'ATT&CK T1528'],
  equivalents: { kubescape: ['C-0282'] },

  summary: 'A role can make tokens for ServiceAccounts.',
  why: `
    A token is the account. Whoever may ask for tokens of any account has the rights of all of them; in a
    ClusterRole that is bound cluster-wide this includes the controllers in kube-system, some of which may do
    everything.
  `,
  attack: `
    The attacker asks for a token of \`clusterrole-aggregation-controller\` in kube-system, which may change roles
    without limit, and makes himself administrator.
  `,
  rollout: `
    Secret stores and CI systems that log in with other accounts need it (Vault, External Secrets). Name those
    accounts in \`resourceNames\`, or bind a Role in the namespaces concerned.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} can make tokens for every ServiceAccount in its reach: serviceaccounts/token (${verbs}).`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield {
        message: 'allowed',
        at: grant.at,
        data: grantData(role, grant),
        ...(role.kind === 'Role' ? { milder: true } : {}),
      };
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [serviceaccounts/token]
          verbs: [create]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [serviceaccounts/token]
          resourceNames: [vault-auth]
          verbs: [create]
    `,
  },
});
