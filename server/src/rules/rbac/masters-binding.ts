import { samePath } from '../../base/path.ts';
import { isBootstrapObject, subjectsOf } from '../../kube/rbac.ts';
import { withoutSubject } from '../lib/rbac/bindingText.ts';
import { BINDING_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

export const mastersBinding = defineRule({
  id: 'masters-binding',
  visits: 'resource',
  category: 'rbac',
  kinds: BINDING_KINDS,
  severity: 'error',
  fix: 'unsafe',
  risk: 3,
  standards: ['CIS 5.1.7', 'ATT&CK T1098'],
  equivalents: { trivy: ['KSV-0123'], kubescape: ['C-0246'], kyverno: ['restrict-binding-system-groups'] },

  summary: 'A binding names the group system:masters.',
  why: `
    Members of \`system:masters\` pass every check: no role, no policy and no webhook of the authorisation stops
    them, and removing the binding takes nothing away from them. A binding that names the group shows that somebody
    uses it.
  `,
  attack: `
    A certificate with this group in it is a key to the cluster that cannot be taken back before it expires. Whoever
    copies one is administrator until then.
  `,
  rollout: `
    Bind a group of your own to \`cluster-admin\` and give people certificates or tokens with that group. Keep
    \`system:masters\` for emergencies.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  messages: {
    bound: ({ binding, name }: { binding: string; name: string }) =>
      `${binding} names ${name}, whose members may do everything without any role.`,
  },

  *check(binding) {
    if (isBootstrapObject(binding)) return;
    for (const { root, kind, name } of subjectsOf(binding)) {
      if (kind === 'Group' && name === 'system:masters')
        yield { message: 'bound', at: root.at('name'), data: { binding: titleOf(binding), name } };
    }
  },

  fixes: ({ at }, binding) =>
    subjectsOf(binding)
      .filter(({ root }) => samePath(root.at('name').path, at.path))
      .map((subject) =>
        withoutSubject(
          subject,
          'It takes no rights away from members of the group; the binding may have been made for something else.',
        ),
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
        name: edit
      subjects:
        - kind: Group
          name: system:masters
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
        name: edit
      subjects:
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
    `,
  },
});
