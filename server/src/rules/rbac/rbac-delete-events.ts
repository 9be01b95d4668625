import type { Access } from '../../kube/rbac.ts';
import { withoutVerbs } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantAt, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = {
  targets: { '': ['events'], 'events.k8s.io': ['events'] },
  verbs: ['delete', 'deletecollection'],
};

export const rbacDeleteEvents = defineRule({
  id: 'rbac-delete-events',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: 'unsafe',
  risk: 3,
  standards: ['ATT&CK T1070'],
  equivalents: { kubescape: ['C-0031'] },

  summary: 'A role can delete Events.',
  why: `
    Events tell who was scheduled, killed, refused or pulled from where. They expire by themselves after an hour; a
    program has no reason to delete them, someone with something to hide has.
  `,
  attack: `
    After starting and removing a pod, the attacker deletes the Events of the namespace, so that neither \`kubectl
    get events\` nor an exporter of events shows the image that ran.
  `,
  rollout: `
    Hardly anything breaks: recording Events needs \`create\` and \`patch\` only.
  `,
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} can delete Events, and with them the traces of what happened (${verbs}).`,
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
          resources: [events]
          verbs: [create, delete]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [events]
          verbs: [create, patch]
    `,
  },
});
