import { type Access, RBAC_GROUP } from '../../kube/rbac.ts';
import { withoutVerbs } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantAt, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { [RBAC_GROUP]: ['roles', 'clusterroles'] }, verbs: ['escalate'] };

/** Names restrict nothing here: one role that may hold anything is enough. */
export const rbacEscalate = defineRule({
  id: 'rbac-escalate',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'error',
  fix: 'unsafe',
  risk: 3,
  standards: ['CIS 5.1.8', 'ATT&CK T1098'],
  equivalents: {
    checkov: ['CKV_K8S_158'],
    trivy: ['KSV-0050'],
    kubescape: ['C-0191'],
    kyverno: ['restrict-escalation-verbs-roles'],
  },

  summary: 'A role has the verb escalate on roles.',
  why: `
    Kubernetes refuses a change of a role that adds rights which the author does not have. The verb \`escalate\`
    switches that check off: its owner can give a role any right, and so has them all.
  `,
  attack: `
    The attacker adds a rule with \`*\` to a role that he already has. The next request is one of an administrator.
  `,
  rollout: `
    Only programs that write roles for others need it, such as some operators. Give those the rights themselves
    which they hand on, or \`bind\` on roles of certain names.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb',
  messages: {
    allowed: ({ role, resource }: GrantData) =>
      `${role} can write rights into roles that it does not have itself: escalate on ${resource}.`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS, () => true))
      yield { message: 'allowed', at: grant.resource, data: grantData(role, grant) };
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS, () => true);
    return grant
      ? withoutVerbs(
          grant,
          'A program that gives roles more rights than it has itself is then refused by the API server.',
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
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [clusterroles]
          verbs: [get, escalate]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [clusterroles]
          verbs: [get, list]
    `,
  },
});
