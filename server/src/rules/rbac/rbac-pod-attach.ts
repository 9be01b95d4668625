import type { Access } from '../../kube/rbac.ts';
import { withoutResources } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantAt, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['pods/attach'] }, verbs: ['create', 'get'] };

export const rbacPodAttach = defineRule({
  id: 'rbac-pod-attach',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1609'],
  equivalents: {
    polaris: [
      'clusterrolePodExecAttach',
      'rolePodExecAttach',
      'clusterrolebindingPodExecAttach',
      'rolebindingClusterRolePodExecAttach',
      'rolebindingRolePodExecAttach',
    ],
    trivy: ['KSV-0054'],
  },

  summary: 'A role allows attaching to running containers.',
  why: `
    Attaching joins the input and output of the main process of a container. Whoever may do it reads what the
    program prints and, where it has a terminal or reads its input, types into it.
  `,
  attack: `
    The attacker attaches to a container that runs a shell or an interpreter, and works there with the identity, the
    Secrets and the network of that pod. The audit log shows a request, but not what was typed.
  `,
  rollout: `
    People who debug with \`kubectl attach\` or \`kubectl run -it\` lose that. Give it to them for a time, in one
    namespace, and not to a program.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} can attach to running containers: pods/attach (${verbs}).`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS);
    return grant ? withoutResources(grant, 'Whoever has the role can no longer use kubectl attach.') : [];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [pods/attach]
          verbs: [create]
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
