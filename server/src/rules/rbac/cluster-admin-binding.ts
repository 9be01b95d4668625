import { isBootstrapObject } from '../../kube/rbac.ts';
import { commonAccountNamespace, subjectsText } from '../lib/rbac/bindingText.ts';
import { BINDING_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { intoNamespace } from '../lib/rbac/roleScope.ts';
import { defineRule } from '../rule.ts';

export const clusterAdminBinding = defineRule({
  id: 'cluster-admin-binding',
  visits: 'resource',
  category: 'rbac',
  kinds: BINDING_KINDS,
  severity: 'error',
  options: {
    extraRoles: {
      type: 'texts',
      default: [],
      description: 'Names of further ClusterRoles that nobody should be bound to, such as admin and edit.',
    },
  },
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.1.1', 'ATT&CK T1078'],
  equivalents: {
    'kube-linter': ['cluster-admin-role-binding'],
    polaris: ['clusterrolebindingClusterAdmin', 'rolebindingClusterAdminClusterRole'],
    trivy: ['KSV-0111'],
    kubescape: ['C-0185'],
    kyverno: ['restrict-binding-clusteradmin'],
  },

  summary: 'A binding gives the role cluster-admin.',
  why: `
    \`cluster-admin\` is everything: all Secrets, all nodes through privileged pods, all roles. Given to a program,
    each weakness of that program is one of the whole cluster.
  `,
  attack: `
    The attacker finds a hole in the program that runs with this account, reads the token from the file system, and
    runs \`kubectl\` with it from the next machine.
  `,
  rollout: `
    Installation guides bind \`cluster-admin\` because it always works. Collect what is used with \`audit2rbac\` or
    from the audit log, and write a role for that; people get \`cluster-admin\` for a time, through a group.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  messages: {
    cluster: ({ binding, who }: { binding: string; who: string }) =>
      `${binding} makes ${who} administrator of the cluster.`,
    namespace: ({ binding, who }: { binding: string; who: string }) =>
      `${binding} gives ${who} every right in its namespace.`,
    extra: ({ binding, who, role }: { binding: string; who: string; role: string }) =>
      `${binding} gives ${who} the role "${role}".`,
  },

  *check(binding, _context, { extraRoles }) {
    if (isBootstrapObject(binding)) return;
    const at = binding.root.at('roleRef', 'name');
    const role = at.string;
    if (role === undefined || binding.root.at('roleRef', 'kind').is('Role')) return;
    const data = { binding: titleOf(binding), who: subjectsText(binding), role };
    const scope = binding.kind === 'ClusterRoleBinding' ? 'cluster' : 'namespace';
    if (role === 'cluster-admin') yield { message: scope, at, data };
    else if (extraRoles.includes(role)) yield { message: 'extra', at, data };
  },

  fixes: ({ at, message }, binding, _context, { extraRoles }) => {
    if (message === 'extra' || extraRoles.includes('admin')) return [];
    const namespace = message === 'cluster' ? commonAccountNamespace(binding) : '';
    if (namespace === undefined) return [];
    const inside = intoNamespace(binding, namespace).map((operation) => ({
      ...operation,
      path: [...binding.root.path, ...operation.path],
    }));
    return [
      {
        title:
          message === 'cluster'
            ? `Give the role admin in the namespace ${namespace} only`
            : 'Give the role admin instead',
        safety: 'unsafe',
        caution:
          'Rights outside the namespace and on its quotas are lost; as a roleRef cannot be changed, delete the old binding first.',
        operations: [...inside, { kind: 'set', path: at.path, value: 'admin' }],
      },
    ];
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
        name: cluster-admin
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: web
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: edit
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
    `,
  },
});
