import { READ_VERBS } from '../../kube/apiResources.ts';
import type { Access } from '../../kube/rbac.ts';
import { onlyNamed, withoutResources } from '../lib/rbac/rbacFixes.ts';
import { type GrantData, grantAt, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { asRole } from '../lib/rbac/roleScope.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['secrets'] }, verbs: READ_VERBS };

export const rbacSecrets = defineRule({
  id: 'rbac-secrets',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  crossResource: true,
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.1.2', 'ATT&CK T1552.007'],
  equivalents: {
    'kube-linter': ['access-to-secrets'],
    checkov: ['CKV2_K8S_5'],
    trivy: ['KSV-0041', 'KSV-0113'],
    kubescape: ['C-0015', 'C-0186'],
    kyverno: ['restrict-secret-role-verbs'],
  },

  summary: 'A role can read Secrets of every name.',
  why: `
    Secrets hold passwords, keys of certificates and tokens of ServiceAccounts. \`list\` and \`watch\` return the
    contents as \`get\` does. In a ClusterRole that is bound cluster-wide this is every credential of the cluster.
  `,
  attack: `
    With one token of a holder, \`kubectl get secrets -A -o yaml\` collects the passwords of all databases and the
    tokens of accounts with more rights.
  `,
  rollout: `
    Ingress controllers, cert-manager, secret stores and backup tools watch Secrets by design. Everybody else can do
    with \`get\` on a few names. Programs with an informer need \`list\` and \`watch\`: limit these to a namespace
    with a Role.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#secrets',
  messages: {
    allowed: ({ role, verbs, reach }: GrantData) => `${role} can read every Secret ${reach} (${verbs}).`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  fixes: ({ at }, role, { facts }) => {
    const grant = grantAt(at, role, ACCESS);
    if (!grant) return [];
    return [
      ...withoutResources(grant, 'A program that reads Secrets through the API is refused.'),
      ...onlyNamed(
        grant,
        'my-secret',
        'The program can read only the Secrets that you name; list and watch work for single names only.',
      ),
      ...asRole(role, facts),
    ];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get, list]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [secrets]
          resourceNames: [web-tls]
          verbs: [get]
    `,
  },
});
