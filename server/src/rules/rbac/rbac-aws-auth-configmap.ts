import type { Access } from '../../kube/rbac.ts';
import { type GrantData, grantData, grantsIn, isForName, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['configmaps'] }, verbs: ['update', 'patch', 'delete'] };

export const rbacAwsAuthConfigmap = defineRule({
  id: 'rbac-aws-auth-configmap',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'error',
  fix: null,
  risk: 4,
  standards: ['ATT&CK T1098'],
  equivalents: { trivy: ['KSV-0115'] },

  summary: 'A role can change the ConfigMap aws-auth.',
  why: `
    On Amazon EKS the ConfigMap \`aws-auth\` in kube-system says which AWS users and roles are which users and
    groups of the cluster. Who may write it makes anybody an administrator, from outside the cluster.
  `,
  attack: `
    The attacker adds an AWS role of his own account with the group \`system:masters\`, and logs in with it whenever
    he likes.
  `,
  rollout: `
    Only the tool that manages the cluster needs it. EKS access entries do the same without a ConfigMap.
  `,
  docs: 'https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} can make anybody administrator of the cluster: it can change aws-auth (${verbs}).`,
  },

  *check(role) {
    if (role.kind === 'Role' && role.namespace !== undefined && role.namespace !== 'kube-system') return;
    for (const grant of grantsIn(role, ACCESS, (rule) => isForName(rule, 'aws-auth'))) {
      const at = grant.rule.resourceNames.find((name) => name.is('aws-auth'));
      if (at) yield { message: 'allowed', at, data: grantData(role, grant) };
    }
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
          resourceNames: [aws-auth]
          verbs: [update]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [configmaps]
          resourceNames: [aws-auth]
          verbs: [get]
    `,
  },
});
