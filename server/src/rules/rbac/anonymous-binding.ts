import { samePath } from '../../base/path.ts';
import { isBootstrapObject, subjectsOf } from '../../kube/rbac.ts';
import { withoutSubject } from '../lib/rbac/bindingText.ts';
import { BINDING_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

/** Roles that Kubernetes brings for requests without a login: kubernetes.io/docs/reference/access-authn-authz/rbac. */
const MEANT_FOR_ALL = [
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
  'system:discovery',
  'system:basic-user',
];

export const anonymousBinding = defineRule({
  id: 'anonymous-binding',
  visits: 'resource',
  category: 'rbac',
  kinds: BINDING_KINDS,
  severity: 'error',
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1078'],
  equivalents: {
    trivy: ['KSV-0122'],
    kubescape: ['C-0262'],
    kubesec: ['BindingsToSystemAnonymous'],
    kyverno: ['restrict-binding-system-groups'],
  },

  summary: 'A binding gives rights to anonymous requests.',
  why: `
    Requests without a token or certificate count as \`system:anonymous\` in the group \`system:unauthenticated\`.
    Whatever they may do, everybody may do who reaches the API server, and that is often the internet.
  `,
  attack: `
    Scanners look for API servers all day. One that answers anonymous requests with more than its version is taken
    over by a script, as happened with crypto miners.
  `,
  rollout: `
    Health checks of load balancers and the discovery of OIDC keys go through roles of their own
    (\`system:public-info-viewer\`, \`system:service-account-issuer-discovery\`) and keep working.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#hardening',
  messages: {
    bound: ({ binding, name }: { binding: string; name: string }) =>
      `${binding} gives rights to requests without any login (${name}).`,
  },

  *check(binding) {
    if (isBootstrapObject(binding)) return;
    const role = binding.root.at('roleRef', 'name').string ?? '';
    if (MEANT_FOR_ALL.includes(role)) return;
    for (const { root, kind, name } of subjectsOf(binding)) {
      if (
        (kind === 'User' && name === 'system:anonymous') ||
        (kind === 'Group' && name === 'system:unauthenticated')
      )
        yield { message: 'bound', at: root.at('name'), data: { binding: titleOf(binding), name } };
    }
  },

  fixes: ({ at }, binding) =>
    subjectsOf(binding)
      .filter(({ root }) => samePath(root.at('name').path, at.path))
      .map((subject) => withoutSubject(subject, 'Who uses the API without a login is refused from then on.')),

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
          name: system:unauthenticated
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
