import type { Access } from '../../kube/rbac.ts';
import { withoutResources } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantAt, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = {
  targets: { '': ['nodes/proxy'] },
  verbs: ['get', 'create', 'update', 'patch', 'delete'],
};

export const rbacNodeProxy = defineRule({
  id: 'rbac-node-proxy',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'error',
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.1.10', 'ATT&CK T1609'],
  equivalents: {
    checkov: ['CKV2_K8S_2'],
    trivy: ['KSV-0047'],
    kubescape: ['C-0279'],
    kyverno: ['restrict-clusterrole-nodesproxy'],
  },

  summary: 'A role allows requests to the API of the kubelets through nodes/proxy.',
  why: `
    The kubelet does what it is asked by whoever has this right: run a command in any container of the node, read
    its logs and files. Admission and the audit log of the API server do not see these requests. Reading alone is
    enough, for a command is started with a GET request that becomes a WebSocket.
  `,
  attack: `
    The attacker asks the kubelet of each node to run a command in a pod of kube-system, reads its token there, and
    has the cluster.
  `,
  rollout: `
    Monitoring often has this right to scrape the kubelet. An agent that asks the kubelets themselves needs only
    \`nodes/metrics\` and \`nodes/stats\`, and from Kubernetes 1.33 on \`nodes/pods\` and \`nodes/healthz\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} can talk to the kubelets: nodes/proxy (${verbs}) runs commands in every container of a node.`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS);
    return grant
      ? withoutResources(
          grant,
          'A monitoring agent that reaches the kubelet through the API server stops getting metrics; nodes/metrics is enough where it asks the kubelet itself.',
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
          resources: [nodes/proxy]
          verbs: [get]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [nodes/metrics]
          verbs: [get]
    `,
  },
});
