import type { Access } from '../../kube/rbac.ts';
import { onlyNamed } from '../lib/rbac/rbacFixes.ts';
import {
  type GrantData,
  grantAt,
  grantData,
  grantsIn,
  isForName,
  ROLE_KINDS,
  WRITE_VERBS,
} from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['configmaps'] }, verbs: WRITE_VERBS };

export const rbacConfigmaps = defineRule({
  id: 'rbac-configmaps',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'info',
  fix: 'unsafe',
  risk: 4,
  standards: [],
  equivalents: { trivy: ['KSV-0049'], kubescape: ['C-0037'] },

  summary: 'A role can change ConfigMaps of every name.',
  why: `
    ConfigMaps steer programs: commands, feature switches, addresses of services, the DNS of the cluster. A right on
    all of them is a right on what all those programs do.
  `,
  attack: `
    The attacker rewrites the ConfigMap \`coredns\` and answers DNS queries for the database with an address of his
    own; or changes a start script that stands in a ConfigMap, and waits for the next restart.
  `,
  rollout: `
    Leader election by ConfigMap and operators that create them need \`create\`, which cannot be limited to names.
    Most others only need \`update\` on one or two.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  messages: {
    allowed: ({ role, verbs, reach }: GrantData) => `${role} can change every ConfigMap ${reach} (${verbs}).`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS, (rule) => isForName(rule, 'coredns')))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS, (rule) => isForName(rule, 'coredns'));
    return grant
      ? onlyNamed(
          grant,
          'my-config',
          'The program can change only the ConfigMaps that you name; creating and listing cannot be limited to names.',
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
          resources: [configmaps]
          verbs: [get, update]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [configmaps]
          resourceNames: [web-state]
          verbs: [get, update]
    `,
  },
});
