import { isBootstrapObject, subjectsOf } from '../../kube/rbac.ts';
import { BINDING_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

export const serviceAccountBindingInventory = defineRule({
  id: 'service-account-binding-inventory',
  visits: 'resource',
  category: 'rbac',
  kinds: BINDING_KINDS,
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 1,
  standards: [],
  equivalents: { kubescape: ['C-0053'] },

  summary: 'A ServiceAccount is bound to a role.',
  why: `
    A list of what each ServiceAccount may do is the start of a review: which programs talk to the API at all, and
    with which roles.
  `,
  attack: `
    Attackers look for the account with the most rights whose token is easiest to get. The list shows the same to
    the owner first.
  `,
  rollout: `
    Nothing is to be changed; switch the rule on for a review.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#service-account-permissions',
  messages: {
    bound: ({ account, role }: { account: string; role: string }) =>
      `ServiceAccount "${account}" has the role "${role}".`,
  },

  *check(binding) {
    const role = binding.root.at('roleRef', 'name').string;
    if (role === undefined || isBootstrapObject(binding)) return;
    for (const { root, kind, name } of subjectsOf(binding)) {
      if (kind === 'ServiceAccount')
        yield { message: 'bound', at: root.at('name'), data: { account: name, role } };
    }
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: web
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: web
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
        kind: Role
        name: web
      subjects:
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
    `,
  },
});
