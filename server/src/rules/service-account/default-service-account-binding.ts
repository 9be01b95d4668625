import { samePath } from '../../base/path.ts';
import { isBootstrapObject, subjectsOf } from '../../kube/rbac.ts';
import { withoutSubject } from '../lib/rbac/bindingText.ts';
import { ownAccount } from '../lib/rbac/ownAccount.ts';
import { BINDING_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

export const defaultServiceAccountBinding = defineRule({
  id: 'default-service-account-binding',
  visits: 'resource',
  category: 'service-account',
  kinds: BINDING_KINDS,
  severity: 'warning',
  crossResource: true,
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.1.5', 'ATT&CK T1078'],
  equivalents: { checkov: ['CKV_K8S_42'], kubescape: ['C-0225', 'C-0239'] },

  summary: 'A binding gives a role to a ServiceAccount named default.',
  why: `
    All pods of a namespace that name no account are \`default\`. A role for it is a role for each of them, and for
    each that will be added: for the web server as well as for the tool that needed it.
  `,
  attack: `
    The attacker breaks into the weakest pod of the namespace and has the role of the strongest.
  `,
  rollout: `
    Programs that worked only because of this binding are refused. Give them a ServiceAccount of their own with the
    role, then remove this subject.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts',
  messages: {
    bound: ({ binding, role }: { binding: string; role: string }) =>
      `${binding} gives "${role}" to every pod of the namespace that names no ServiceAccount.`,
  },

  *check(binding) {
    if (isBootstrapObject(binding)) return;
    const role = binding.root.at('roleRef', 'name').string ?? 'a role';
    for (const { root, kind, name } of subjectsOf(binding)) {
      if (kind === 'ServiceAccount' && name === 'default')
        yield { message: 'bound', at: root.at('name'), data: { binding: titleOf(binding), role } };
    }
  },

  fixes: ({ at }, binding, context) => {
    const subject = subjectsOf(binding).find(({ root }) => samePath(root.at('name').path, at.path));
    if (!subject) return [];
    const caution = 'Programs that run as "default" and use these rights are refused.';
    return [withoutSubject(subject, caution), ...ownAccount(binding, subject, context)];
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
        name: reader
      subjects:
        - kind: ServiceAccount
          name: default
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
        name: reader
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
    `,
  },
});
