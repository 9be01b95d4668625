import { type Access, RBAC_GROUP } from '../../kube/rbac.ts';
import { type GrantData, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const BINDINGS = { [RBAC_GROUP]: ['rolebindings', 'clusterrolebindings'] };
const CREATE: Access = { targets: BINDINGS, verbs: ['create'] };
const PATCH: Access = { targets: BINDINGS, verbs: ['patch'] };
const BIND: Access = { targets: { [RBAC_GROUP]: ['roles', 'clusterroles'] }, verbs: ['bind'] };

export const rbacCreateBindings = defineRule({
  id: 'rbac-create-bindings',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: null,
  risk: 4,
  standards: ['CIS 5.1.8', 'ATT&CK T1098'],
  equivalents: { trivy: ['KSV-0051', 'KSV-0052', 'KSV-0055'] },

  summary: 'A role can give roles to others: create bindings and bind any role, or change bindings.',
  why: `
    Who may write bindings decides who may do what. Together with the verb \`bind\` there is no limit; without it,
    the author can still hand on all rights that he has himself.
  `,
  attack: `
    The attacker adds an account of his own to a binding, and keeps the rights after the stolen token is taken away.
  `,
  rollout: `
    Operators that set up applications write bindings for them. Let them create the bindings of certain roles
    (\`bind\` with \`resourceNames\`), and change only bindings of certain names.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping',
  messages: {
    any: ({ role, resource }: GrantData) => `${role} can create ${resource} and bind any role in them.`,
    change: ({ role, resource }: GrantData) =>
      `${role} can change who is named in ${resource}: it can hand its own rights on to others.`,
  },

  *check(role) {
    const [bind] = grantsIn(role, BIND);
    const [create] = bind ? grantsIn(role, CREATE) : [];
    if (create) {
      yield { message: 'any', at: create.at, data: grantData(role, create) };
      return;
    }
    for (const grant of grantsIn(role, PATCH)) {
      const reads = grant.rule.verbs.some((verb) => verb.is('get') || verb.is('*'));
      if (reads) yield { message: 'change', at: grant.at, data: grantData(role, grant) };
    }
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [rolebindings]
          verbs: [get, patch]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [rolebindings]
          verbs: [get, list]
    `,
  },
});
