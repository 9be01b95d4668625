import { samePath } from '../../base/path.ts';
import type { PolicyRuleFact } from '../../kube/facts/fact.ts';
import { isBootstrapObject, subjectsOf } from '../../kube/rbac.ts';
import { everyRuleOf } from '../lib/rbac/bindings.ts';
import { factOfBinding, withoutSubject } from '../lib/rbac/bindingText.ts';
import { BINDING_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

/** What everybody may have: to use a security policy, to ask what one may do, and to read paths such as /healthz. */
function isHarmless({ verbs, resources }: PolicyRuleFact): boolean {
  const only = (allowed: readonly string[]): boolean => verbs.every((verb) => allowed.includes(verb));
  return resources.length === 0
    ? only(['get', 'head'])
    : only(['use']) || (resources.every((name) => name.startsWith('self')) && only(['create']));
}

export const authenticatedBinding = defineRule({
  id: 'authenticated-binding',
  visits: 'resource',
  category: 'rbac',
  kinds: BINDING_KINDS,
  severity: 'warning',
  crossResource: true,
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1078'],
  equivalents: { trivy: ['KSV-01011'], kubescape: ['C-0265'] },

  summary: 'A binding gives rights to every authenticated user.',
  why: `
    The group \`system:authenticated\` has everybody who logged in somehow: all ServiceAccounts of all namespaces,
    and on some clouds everybody with an account of the provider, such as any Google account on GKE.
  `,
  attack: `
    The attacker needs no special account: the token of the least important pod is enough.
  `,
  rollout: `
    Find out who really uses it, and bind a group of your identity provider, or \`system:serviceaccounts:\` with a
    namespace.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#hardening',
  messages: {
    bound: ({ binding, name }: { binding: string; name: string }) =>
      `${binding} gives rights to everybody with any login, each pod included (${name}).`,
  },

  *check(binding, context) {
    if (isBootstrapObject(binding)) return;
    const role = binding.root.at('roleRef', 'name').string ?? '';
    if (role === '' || role.startsWith('system:')) return;
    const fact = factOfBinding(binding, context);
    if (fact && everyRuleOf(fact, context.facts, isHarmless)) return;
    for (const { root, kind, name } of subjectsOf(binding)) {
      if (kind === 'Group' && name === 'system:authenticated')
        yield { message: 'bound', at: root.at('name'), data: { binding: titleOf(binding), name } };
    }
  },

  fixes: ({ at }, binding) =>
    subjectsOf(binding)
      .filter(({ root }) => samePath(root.at('name').path, at.path))
      .map((subject) =>
        withoutSubject(subject, 'Those who had the rights only through this group lose them.'),
      ),

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: web
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: view
      subjects:
        - kind: Group
          name: system:authenticated
          apiGroup: rbac.authorization.k8s.io
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: web
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: view
      subjects:
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
    `,
  },
});
