import { startsWith } from '../../base/path.ts';
import { type Access, grantOf, policyRulesOf } from '../../kube/rbac.ts';
import { withoutResources } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantData, WRITE_VERBS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['endpoints'] }, verbs: WRITE_VERBS };

export const rbacEndpoints = defineRule({
  id: 'rbac-endpoints',
  visits: 'resource',
  category: 'rbac',
  kinds: ['ClusterRole'],
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: ['ATT&CK T1557'],
  equivalents: { kyverno: ['restrict-edit-for-endpoints'] },

  summary: 'The ClusterRole system:aggregate-to-edit allows changing Endpoints.',
  why: `
    Clusters that were made before Kubernetes 1.22 let everybody with the role \`edit\` write Endpoints. Through
    these an Ingress or load balancer that is shared can be sent to pods of other namespaces (CVE-2021-25740).
  `,
  attack: `
    A user with \`edit\` in one namespace writes Endpoints that point to a pod of another team, and reaches it
    through the shared ingress controller, past the NetworkPolicies.
  `,
  rollout: `
    Programs that write Endpoints by hand with the role \`edit\` need a role of their own. New clusters have never
    had the right.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#write-access-for-endpoints',
  messages: {
    allowed: ({ verbs }: GrantData) =>
      `Everybody with the role edit can redirect shared load balancers: endpoints (${verbs}).`,
  },

  *check(role) {
    if (role.name !== 'system:aggregate-to-edit') return;
    for (const rule of policyRulesOf(role)) {
      const grant = grantOf(rule, ACCESS);
      if (grant) yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
    }
  },

  fixes: ({ at }, role) => {
    const rule = policyRulesOf(role).find(({ root }) => startsWith(at.path, root.path));
    const grant = rule && grantOf(rule, ACCESS);
    return grant ? withoutResources(grant, 'Users with the role edit can no longer write Endpoints.') : [];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: system:aggregate-to-edit
      rules:
        - apiGroups: [""]
          resources: [endpoints, services]
          verbs: [create, update]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: system:aggregate-to-edit
      rules:
        - apiGroups: [""]
          resources: [services]
          verbs: [create, update]
    `,
  },
});
