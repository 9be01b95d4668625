import { startsWith } from '../../base/path.ts';
import { isBootstrapObject, policyRulesOf } from '../../kube/rbac.ts';
import { CONSEQUENCES } from '../lib/rbac/rbacConsequences.ts';
import { replaceItem } from '../lib/rbac/rbacFixes.ts';
import { ROLE_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import {
  isAboutCustomResources,
  isReadOnly,
  readingVerbs,
  realVerbs,
  shortList,
  wildcardIn,
} from '../lib/rbac/rbacWildcards.ts';
import { defineRule, type Fix } from '../rule.ts';

export const rbacWildcardVerb = defineRule({
  id: 'rbac-wildcard-verb',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  supersedes: CONSEQUENCES,
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.1.3', 'ATT&CK T1078'],
  equivalents: {
    'kube-linter': ['wildcard-in-rules'],
    checkov: ['CKV_K8S_49'],
    trivy: ['KSV-0045'],
    kyverno: ['restrict-wildcard-verbs'],
  },

  summary: 'A rule allows every verb.',
  why: `
    The star does not only stand for the verbs that one knows. It includes \`deletecollection\`, on roles also
    \`bind\` and \`escalate\`, on ServiceAccounts \`impersonate\`, and each verb that a later version brings.
  `,
  attack: `
    A program that only wanted to write one object can now be made to delete all of them at once, or, with a star on
    roles, to give itself more rights.
  `,
  rollout: `
    Verbs that the program uses and that are not listed are refused with a message that names them: \`cannot patch
    resource …\`. Read the log after the change, and try with \`kubectl auth can-i --as\`.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  messages: {
    wildcard: ({ role, what }: { role: string; what: string }) =>
      `${role} allows every verb on ${what}, also those that nobody thought of.`,
    url: ({ role, what }: { role: string; what: string }) => `${role} allows every HTTP method on ${what}.`,
  },

  *check(role) {
    if (isBootstrapObject(role)) return;
    for (const rule of policyRulesOf(role)) {
      const { verbs, resources, nonResourceURLs, apiGroups } = rule;
      const at = wildcardIn(verbs);
      if (!at) continue;
      if (resources.length > 0) {
        const all = wildcardIn(resources) !== undefined;
        const what = all ? `every resource of ${shortList(apiGroups)}` : shortList(resources);
        const milder = isReadOnly(rule) || isAboutCustomResources(rule) ? ({ milder: true } as const) : {};
        yield { message: 'wildcard', at, data: { role: titleOf(role), what }, ...milder };
      } else if (nonResourceURLs.length > 0) {
        const what = wildcardIn(nonResourceURLs) ? 'all URLs' : shortList(nonResourceURLs);
        yield { message: 'url', at, data: { role: titleOf(role), what } };
      }
    }
  },

  fixes: ({ at }, role) => {
    const rule = policyRulesOf(role).find(({ root }) => startsWith(at.path, root.path));
    if (!rule) return [];
    const listed = (title: string, verbs: readonly string[], caution: string): readonly Fix[] =>
      verbs.length === 0
        ? []
        : [{ title, safety: 'unsafe', caution, operations: replaceItem(rule.verbs, at, verbs) }];
    const real = realVerbs(rule);
    const reading = readingVerbs(rule);
    const lists = listed(
      `List the verbs: ${real.join(', ')}`,
      real,
      'Leaves out deletecollection and special verbs such as bind and impersonate; remove those that the program does not use.',
    );
    const reads = listed(
      `Allow reading only: ${reading.join(', ')}`,
      reading,
      'A program that changes these objects is refused.',
    );
    // Whether the program only reads is for somebody to say who knows it.
    const asked = reads.map((fix): Fix => ({ ...fix, asks: true }));
    return reading.length < real.length ? [...lists, ...asked] : lists;
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [coordination.k8s.io]
          resources: [leases]
          verbs: ["*"]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [coordination.k8s.io]
          resources: [leases]
          verbs: [get, list, watch]
    `,
  },
});
