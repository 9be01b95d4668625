import type { Access } from '../../kube/rbac.ts';
import { withoutResources } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantAt, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { asRole } from '../lib/rbac/roleScope.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['pods/exec'] }, verbs: ['create', 'get'] };

/** Reading is enough: a command may be started with a GET request that becomes a WebSocket. */
export const rbacPodExec = defineRule({
  id: 'rbac-pod-exec',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  crossResource: true,
  fix: 'unsafe',
  risk: 5,
  standards: ['NSA', 'ATT&CK T1609'],
  equivalents: {
    polaris: [
      'clusterrolePodExecAttach',
      'rolePodExecAttach',
      'clusterrolebindingPodExecAttach',
      'rolebindingClusterRolePodExecAttach',
      'rolebindingRolePodExecAttach',
    ],
    checkov: ['CKV2_K8S_2'],
    trivy: ['KSV-0053'],
    kubescape: ['C-0002'],
  },

  summary: 'A role allows running commands in pods.',
  why: `
    A command in a container has the identity, the Secrets and the network of that pod. The right to run one in any
    pod is the right to be any of them, and the audit log keeps the request but not what was done.
  `,
  attack: `
    The attacker opens a shell in the pod of an operator, reads its token, and has the rights of the operator. In a
    privileged pod he has the node.
  `,
  rollout: `
    People who debug with \`kubectl exec\` or \`kubectl cp\`, and tools that back up databases from inside (Velero
    hooks, some operators), need it. Give it in their namespaces; for people, \`kubectl debug\` and a role for a
    limited time do as well.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} can run commands in every pod in its reach: pods/exec (${verbs}).`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  fixes: ({ at }, role, { facts }) => {
    const grant = grantAt(at, role, ACCESS);
    if (!grant) return [];
    const caution = 'Whoever has the role can no longer use kubectl exec and kubectl cp.';
    return [...withoutResources(grant, caution), ...asRole(role, facts)];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [pods/exec]
          verbs: [create]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [pods, pods/log]
          verbs: [get]
    `,
  },
});
