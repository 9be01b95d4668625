import type { Access } from '../../kube/rbac.ts';
import { withoutVerbs } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantAt, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['pods/log'] }, verbs: ['delete', 'deletecollection'] };

export const rbacDeletePodLogs = defineRule({
  id: 'rbac-delete-pod-logs',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'info',
  fix: 'unsafe',
  risk: 1,
  standards: ['ATT&CK T1070'],
  equivalents: { trivy: ['KSV-0042'] },

  summary: 'A role has delete verbs on the logs of pods.',
  why: `
    The API server answers only \`get\` for \`pods/log\`, so the verb allows nothing today. It shows that the list
    of verbs was not thought about, and would count the day such a request exists.
  `,
  attack: `
    Someone who removes traces deletes the pod and its log with it; a role that speaks of deleting logs is a sign to
    look who has it and why.
  `,
  rollout: `
    Nothing breaks: no program can use it.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} lists ${verbs} on pods/log: nobody needs it, and who asks for it wants to remove traces.`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS);
    return grant ? withoutVerbs(grant, 'Other resources of the same rule lose the verb too.') : [];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [pods/log]
          verbs: [get, delete]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [pods/log]
          verbs: [get]
    `,
  },
});
