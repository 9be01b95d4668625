import type { Access } from '../../kube/rbac.ts';
import { BINDING_KINDS, grantsIn, isForName, ROLE_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = {
  targets: { 'security.openshift.io': ['securitycontextconstraints'] },
  verbs: ['use'],
};

export const openshiftSccAnyuid = defineRule({
  id: 'openshift-scc-anyuid',
  visits: 'resource',
  category: 'rbac',
  kinds: [...ROLE_KINDS, ...BINDING_KINDS],
  severity: 'warning',
  fix: null,
  risk: 6,
  standards: ['ATT&CK T1611'],
  equivalents: { kyverno: ['disallow-security-context-constraint-anyuid'] },

  summary: 'A role or binding allows the security context constraint anyuid.',
  why: `
    OpenShift gives each namespace a range of user ids of its own, none of them root. The constraint \`anyuid\`
    lifts that: containers run as the user that the image asks for, and most images ask for root.
  `,
  attack: `
    A program that runs as root inside the container needs one flaw less to get out of it, and files on volumes of
    other users are open to it.
  `,
  rollout: `
    Images that insist on a certain user stop starting without it. Most can be built to run as any user with group
    0, which is what the default constraint expects.
  `,
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.16/html/authentication_and_authorization/managing-pod-security-policies',
  messages: {
    allowed: ({ object }: { object: string }) =>
      `${object} lets pods run as any user, root included: security context constraint anyuid.`,
  },

  *check(object) {
    const data = { object: titleOf(object) };
    const ref = object.root.at('roleRef', 'name');
    if (ref.is('system:openshift:scc:anyuid') && !object.name?.startsWith('system:'))
      yield { message: 'allowed', at: ref, data };
    for (const { rule } of grantsIn(object, ACCESS, (one) => isForName(one, 'anyuid'))) {
      const at = rule.resourceNames.find((name) => name.is('anyuid'));
      if (at) yield { message: 'allowed', at, data };
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
        kind: ClusterRole
        name: system:openshift:scc:anyuid
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
        name: system:openshift:scc:restricted-v2
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
    `,
  },
});
