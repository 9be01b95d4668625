import { isBootstrapObject } from '../../kube/rbac.ts';
import { bindingAllowsEverything } from '../lib/rbac/bindings.ts';
import { factOfBinding, subjectsText } from '../lib/rbac/bindingText.ts';
import { BINDING_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

export const administrativeRoleBinding = defineRule({
  id: 'administrative-role-binding',
  visits: 'resource',
  category: 'rbac',
  kinds: BINDING_KINDS,
  severity: 'error',
  crossResource: true,
  supersedes: ['rbac-service-status'],
  fix: null,
  risk: 6,
  standards: ['CIS 5.1.1', 'CIS 5.1.3', 'NSA', 'ATT&CK T1078'],
  equivalents: {
    polaris: [
      'clusterrolebindingClusterAdmin',
      'rolebindingClusterAdminClusterRole',
      'rolebindingClusterAdminRole',
    ],
    kubescape: ['C-0035', 'C-0187'],
  },

  summary: 'A binding gives a role that allows everything.',
  why: `
    A role with a star for groups, resources and verbs is \`cluster-admin\` under a harmless name. In a list of
    bindings nobody sees it.
  `,
  attack: `
    Whoever has a token of one of the subjects needs no second step: all Secrets, all pods and all roles are open to
    him.
  `,
  rollout: `
    List in the role what its holders use. Where that takes time, bind it in the namespaces concerned instead of
    cluster-wide.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  messages: {
    cluster: ({ binding, who, role }: { binding: string; who: string; role: string }) =>
      `${binding} makes ${who} administrator of the cluster: "${role}" allows everything.`,
    namespace: ({ binding, who, role }: { binding: string; who: string; role: string }) =>
      `${binding} gives ${who} every right in its namespace: "${role}" allows everything.`,
  },

  *check(binding, context) {
    const fact = factOfBinding(binding, context);
    const builtIn = fact?.roleKind === 'ClusterRole' && fact.roleName === 'cluster-admin';
    if (!fact || builtIn || isBootstrapObject(binding)) return;
    if (!bindingAllowsEverything(fact, context.facts)) return;
    yield {
      message: binding.kind === 'ClusterRoleBinding' ? 'cluster' : 'namespace',
      at: binding.root.at('roleRef', 'name'),
      data: { binding: titleOf(binding), who: subjectsText(binding), role: fact.roleName },
    };
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: web
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: deployer
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: deployer
      rules:
        - apiGroups: ["*"]
          resources: ["*"]
          verbs: ["*"]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: web
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: deployer
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: deployer
      rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [get, patch]
    `,
  },
});
