import type { Access } from '../../kube/rbac.ts';
import { withoutVerbs } from '../lib/rbac/rbacFixes.ts';
import {
  type GrantData,
  grantAt,
  grantData,
  grantsIn,
  isForName,
  ROLE_KINDS,
} from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = {
  targets: { '': ['users', 'groups', 'serviceaccounts'], 'authentication.k8s.io': ['uids'] },
  verbs: ['impersonate'],
};

export const rbacImpersonate = defineRule({
  id: 'rbac-impersonate',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'error',
  fix: 'unsafe',
  risk: 4,
  standards: ['CIS 5.1.8', 'ATT&CK T1078'],
  equivalents: {
    checkov: ['CKV2_K8S_3'],
    trivy: ['KSV-0043', 'KSV-0050'],
    kubescape: ['C-0065', 'C-0191'],
    kyverno: ['restrict-escalation-verbs-roles'],
  },

  summary: 'A role allows impersonating users, groups or ServiceAccounts.',
  why: `
    Whoever may impersonate sends requests in the name of others. For groups without a limit that includes
    \`system:masters\`, which no rule can hold back; for ServiceAccounts it includes the controllers of the cluster.
  `,
  attack: `
    One header is enough: \`kubectl --as=system:admin --as-group=system:masters\` reads all Secrets and removes all
    traces but those in the audit log.
  `,
  rollout: `
    Proxies in front of the API server and multi-tenant controllers (Rancher, Flux with service accounts, Teleport)
    need it. Give them \`resourceNames\` with the users and accounts that they may become.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation',
  messages: {
    allowed: ({ role, resource }: GrantData) =>
      `${role} can act as somebody else: impersonate on ${resource}.`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS, (rule) => isForName(rule, 'system:masters')))
      yield { message: 'allowed', at: grant.resource, data: grantData(role, grant) };
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS, (rule) => isForName(rule, 'system:masters'));
    return grant
      ? withoutVerbs(
          grant,
          'A proxy or controller that acts in the name of its users is then refused by the API server.',
        )
      : [];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [serviceaccounts]
          verbs: [impersonate]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [serviceaccounts]
          resourceNames: [deployer]
          verbs: [impersonate]
    `,
  },
});
