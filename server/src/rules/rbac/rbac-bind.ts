import { type Access, type PolicyRule, RBAC_GROUP } from '../../kube/rbac.ts';
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
  targets: { [RBAC_GROUP]: ['clusterroles', 'roles', 'clusterrolebindings', 'rolebindings'] },
  verbs: ['bind'],
};

/** Names restrict it, unless they are those of administrators. */
const isForPowerful = (rule: PolicyRule): boolean => isForName(rule, 'cluster-admin', 'admin', 'edit');

export const rbacBind = defineRule({
  id: 'rbac-bind',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'error',
  fix: 'unsafe',
  risk: 3,
  standards: ['CIS 5.1.8', 'ATT&CK T1098'],
  equivalents: {
    checkov: ['CKV_K8S_157', 'CKV2_K8S_1'],
    trivy: ['KSV-0050'],
    kubescape: ['C-0191'],
    kyverno: ['restrict-escalation-verbs-roles'],
  },

  summary: 'A role has the verb bind on roles.',
  why: `
    Kubernetes lets nobody give away rights that he does not have. The verb \`bind\` is the exception: with it, and
    the right to write bindings, one may give any of these roles to anybody, \`cluster-admin\` included.
  `,
  attack: `
    The attacker binds \`cluster-admin\` to the account whose token he has. No other right is missing.
  `,
  rollout: `
    Programs that set up namespaces or tenants need it for a few roles: name these in \`resourceNames\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb',
  messages: {
    roles: ({ role, resource }: GrantData) =>
      `${role} can give every role to anybody: bind on ${resource}, without names of roles.`,
    powerful: ({ role }: GrantData) => `${role} can give roles of an administrator to anybody.`,
    bindings: ({ role, resource }: GrantData) =>
      `${role} has bind on ${resource}, where it has no effect; on roles it would give away any of them.`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS, isForPowerful)) {
      const { at } = grant;
      const data = grantData(role, grant);
      if (data.resource.endsWith('bindings')) yield { message: 'bindings', at, data, milder: true };
      else yield { message: grant.rule.anyName ? 'roles' : 'powerful', at, data };
    }
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS, isForPowerful);
    return grant
      ? withoutVerbs(grant, 'A program that binds roles with more rights than it has itself is refused.')
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
          verbs: [bind]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [clusterroles]
          resourceNames: [view]
          verbs: [bind]
    `,
  },
});
