import { startsWith } from '../../base/path.ts';
import { isBootstrapObject, policyRulesOf } from '../../kube/rbac.ts';
import { replaceItem } from '../lib/rbac/rbacFixes.ts';
import { ROLE_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { realGroups, shortList, wildcardIn } from '../lib/rbac/rbacWildcards.ts';
import { defineRule } from '../rule.ts';

/** Where resources are `*` too, the finding about that says both. */
export const rbacWildcardApiGroup = defineRule({
  id: 'rbac-wildcard-api-group',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: 'unsafe',
  risk: 3,
  standards: ['CIS 5.1.3'],
  equivalents: { checkov: ['CKV_K8S_49'] },

  summary: 'A rule names resources of every API group.',
  why: `
    Names of resources are not unique: each operator may bring its own \`secrets\`, \`clusters\` or \`users\`. With
    a star for the group, the role also covers those of the same name that are installed later.
  `,
  attack: `
    A cluster gets a new operator whose resource \`services\` holds credentials; roles that were written for the
    Services of Kubernetes now read them, and nobody looked at those roles again.
  `,
  rollout: `
    Name the groups. Where the same name is in use in two groups (\`events\`, \`ingresses\`), list both.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  messages: {
    wildcard: ({ role, resources }: { role: string; resources: string }) =>
      `${role} means ${resources} of every API group, also of those that are installed later.`,
  },

  *check(role) {
    if (isBootstrapObject(role)) return;
    for (const { apiGroups, resources } of policyRulesOf(role)) {
      const at = wildcardIn(apiGroups);
      const named = resources.filter((item) => !item.string?.startsWith('*'));
      if (at && named.length > 0 && !wildcardIn(resources))
        yield { message: 'wildcard', at, data: { role: titleOf(role), resources: shortList(named) } };
    }
  },

  fixes: ({ at }, role) => {
    const rule = policyRulesOf(role).find(({ root }) => startsWith(at.path, root.path));
    const groups = rule && realGroups(rule);
    if (!rule || !groups) return [];
    const shown = groups.map((group) => `"${group}"`).join(', ');
    return [
      {
        title: `Name the API groups: ${shown}`,
        safety: 'unsafe',
        caution: 'Resources of the same names in other groups are no longer meant.',
        operations: replaceItem(rule.apiGroups, at, groups),
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: ["*"]
          resources: [deployments]
          verbs: [get, list]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [get, list]
    `,
  },
});
