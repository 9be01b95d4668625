import type { Access } from '../../kube/rbac.ts';
import { allInOne, type GrantData, ROLE_KINDS, WRITE_VERBS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = {
  targets: {
    '': ['services', 'endpoints'],
    'discovery.k8s.io': ['endpointslices'],
    'networking.k8s.io': ['networkpolicies', 'ingresses'],
    extensions: ['networkpolicies', 'ingresses'],
  },
  verbs: WRITE_VERBS,
};

export const rbacNetworkResources = defineRule({
  id: 'rbac-network-resources',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: null,
  risk: 5,
  standards: ['ATT&CK T1557'],
  equivalents: { trivy: ['KSV-0056'] },

  summary: 'A role can change Services, Endpoints, Ingresses or NetworkPolicies.',
  why: `
    These objects decide who reaches whom. A changed selector or Endpoints object sends the traffic of an
    application elsewhere, and a deleted NetworkPolicy opens what was closed.
  `,
  attack: `
    The attacker points the Service of a login page at a pod of his own and collects passwords, or deletes the
    default-deny policy of a namespace before he looks around.
  `,
  rollout: `
    Ingress controllers, service meshes and operators that deploy applications need some of it. Give it in the
    namespaces that they manage, and by verbs: seldom more than \`create\`, \`update\` and \`patch\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  messages: {
    traffic: ({ role, verbs, resource }: GrantData) =>
      `${role} can redirect the traffic of other workloads: ${resource} (${verbs}).`,
    policies: ({ role, verbs, resource }: GrantData) =>
      `${role} can open what NetworkPolicies close: ${resource} (${verbs}).`,
    both: ({ role, verbs, resource }: GrantData) =>
      `${role} can redirect traffic and lift NetworkPolicies: ${resource} (${verbs}).`,
  },

  *check(role) {
    for (const { at, data } of allInOne(role, ACCESS)) {
      const names = data.resource.split(', ');
      const others = names.filter((name) => name !== 'networkpolicies');
      if (at.is('*') || (others.length > 0 && others.length < names.length))
        yield { message: 'both', at, data };
      else yield { message: others.length > 0 ? 'traffic' : 'policies', at, data };
    }
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [networking.k8s.io]
          resources: [networkpolicies]
          verbs: [get, delete]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [networking.k8s.io]
          resources: [networkpolicies]
          verbs: [get, list]
    `,
  },
});
