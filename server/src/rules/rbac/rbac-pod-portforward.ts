import type { Access } from '../../kube/rbac.ts';
import { withoutResources } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantAt, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['pods/portforward'] }, verbs: ['create', 'get'] };

export const rbacPodPortforward = defineRule({
  id: 'rbac-pod-portforward',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: 'unsafe',
  risk: 4,
  standards: [],
  equivalents: { kubescape: ['C-0063'] },

  summary: 'A role allows forwarding ports of pods.',
  why: `
    A forwarded port is reached from the node itself, so that no NetworkPolicy, no Ingress and no login in front of
    the application stands between. Databases and admin pages that listen to nobody outside are then open.
  `,
  attack: `
    With a stolen token the attacker forwards the port of a database or of a metrics page to a machine of his own
    and talks to it as if he were inside the pod.
  `,
  rollout: `
    People who debug with \`kubectl port-forward\` lose that. Give it to them in the namespaces that they work in.
  `,
  docs: 'https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} can open connections into pods, past NetworkPolicies: pods/portforward (${verbs}).`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS);
    return grant
      ? withoutResources(grant, 'Whoever has the role can no longer use kubectl port-forward.')
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
          resources: [pods/portforward]
          verbs: [create]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [pods]
          verbs: [get, list]
    `,
  },
});
