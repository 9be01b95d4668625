import { startsWith } from '../../base/path.ts';
import { isBootstrapObject, type PolicyRule, policyRulesOf } from '../../kube/rbac.ts';
import type { Field } from '../../syntax/field.ts';
import { CONSEQUENCES } from '../lib/rbac/rbacConsequences.ts';
import { replaceItem } from '../lib/rbac/rbacFixes.ts';
import { ROLE_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import {
  isOpenEnded,
  isReadOnly,
  realResources,
  realVerbs,
  shortList,
  wildcardIn,
} from '../lib/rbac/rbacWildcards.ts';
import { defineRule, type Fix } from '../rule.ts';

const MILDER = { milder: true } as const;

/** Wildcards: kubernetes/kubernetes pkg/apis/rbac/v1/evaluation_helpers.go, `ResourceMatches`. */
export const rbacWildcardResource = defineRule({
  id: 'rbac-wildcard-resource',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  supersedes: CONSEQUENCES,
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.1.3', 'ATT&CK T1078'],
  equivalents: {
    'kube-linter': ['wildcard-in-rules'],
    checkov: ['CKV_K8S_49'],
    trivy: ['KSV-0046', 'KSV-0112'],
    kyverno: ['restrict-wildcard-resources'],
  },

  summary: 'A rule is about every resource of an API group.',
  why: `
    The star covers all resources of the group with all their subresources, and those that will be added. In the
    core group that is Secrets, commands in pods, tokens of ServiceAccounts and the proxy to the kubelets.
  `,
  attack: `
    A role that was meant for listing a few kinds also lists Secrets. The attacker reads the tokens and passwords in
    them and goes on with those.
  `,
  rollout: `
    List the resources that the program uses. What is missing shows in its log as \`cannot list resource …\`, and in
    the audit log.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  messages: {
    core: ({ role, verbs }: { role: string; verbs: string }) =>
      `${role} allows ${verbs} on every resource, Secrets and what controls pods included.`,
    group: ({ role, verbs, groups }: { role: string; verbs: string; groups: string }) =>
      `${role} allows ${verbs} on every resource of ${groups}, also those that come later.`,
    inert: ({ role, item }: { role: string; item: string }) =>
      `${role} names "${item}", which matches nothing: name the subresources, such as pods/log.`,
  },

  *check(role) {
    if (isBootstrapObject(role)) return;
    for (const rule of policyRulesOf(role)) {
      const at = wildcardIn(rule.resources);
      const { apiGroups, verbs } = rule;
      for (const item of rule.resources) {
        const text = item.string ?? '';
        if (text.endsWith('/*'))
          yield { message: 'inert', at: item, data: { role: titleOf(role), item: text } };
      }
      if (!at || apiGroups.length === 0 || verbs.length === 0 || isOpenEnded(rule)) continue;
      const shown = wildcardIn(verbs) ? 'every verb' : shortList(verbs);
      const data = { role: titleOf(role), verbs: shown, groups: shortList(apiGroups) };
      const core = apiGroups.some((group) => group.is('*') || group.is(''));
      // The message names the verbs, so that a wildcard there needs no finding of its own.
      const excuses = [{ rules: ['rbac-wildcard-verb'], within: rule.root.path }];
      yield { message: core ? 'core' : 'group', at, data, excuses, ...(isReadOnly(rule) ? MILDER : {}) };
    }
  },

  fixes: ({ at, message }, role) => {
    const rule = policyRulesOf(role).find(({ root }) => startsWith(at.path, root.path));
    if (!rule) return [];
    if (message === 'inert') return [withoutInert(rule, at)];
    const names = realResources(rule, role.kind === 'Role');
    if (!names || names.length === 0) return [];
    const everyVerb = wildcardIn(rule.verbs);
    const title = `List the resources${everyVerb ? ' and verbs' : ''} of ${shortList(rule.apiGroups)} (${names.length})`;
    const caution =
      'Leaves out Secrets, subresources other than logs, and what is installed later; remove what the program does not use.';
    const operations = [
      ...replaceItem(rule.resources, at, names),
      ...(everyVerb ? replaceItem(rule.verbs, everyVerb, realVerbs(rule)) : []),
    ];
    return [{ title, safety: 'unsafe', caution, operations }];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [apps]
          resources: ["*"]
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

function withoutInert(rule: PolicyRule, at: Field): Fix {
  const alone = rule.root.at('resources').items.length === 1;
  return {
    title: `Remove ${at.string} from the rule`,
    safety: 'unsafe',
    caution: 'It allows nothing, so whoever was to have that right is still without it.',
    operations: [{ kind: 'remove', path: alone ? rule.root.path : at.path }],
  };
}
