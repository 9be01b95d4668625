import { isBootstrapObject, policyRulesOf } from '../../kube/rbac.ts';
import { CONSEQUENCES } from '../lib/rbac/rbacConsequences.ts';
import { ROLE_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { wildcardIn } from '../lib/rbac/rbacWildcards.ts';
import { defineRule } from '../rule.ts';

/** What everything includes. */
const INCLUDED = [...CONSEQUENCES, 'rbac-wildcard-verb', 'rbac-wildcard-resource', 'rbac-wildcard-api-group'];

export const rbacWildcardAll = defineRule({
  id: 'rbac-wildcard-all',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'error',
  supersedes: INCLUDED,
  fix: null,
  risk: 7,
  standards: ['CIS 5.1.3', 'ATT&CK T1078'],
  equivalents: { trivy: ['KSV-0044'] },

  summary: 'A rule allows every verb on every resource.',
  why: `
    Such a rule is \`cluster-admin\` under another name: it includes all Secrets, all tokens, commands in all pods,
    and the right to change roles. It also covers whatever will be installed later.
  `,
  attack: `
    Whoever gets one token of a holder of this role has the cluster, or the namespace where it is bound, and needs
    no second step.
  `,
  rollout: `
    Programs that deploy anything for anybody (Argo CD, Flux, Helm operators) are given it by default. List the
    groups and resources that they manage; the audit log shows what was really used.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole',
  messages: {
    everything: ({ role }: { role: string }) =>
      `${role} allows every verb on every resource: it is cluster-admin under another name.`,
    namespace: ({ role }: { role: string }) =>
      `${role} allows every verb on every resource of its namespace, Secrets and pods included.`,
  },

  *check(role) {
    if (isBootstrapObject(role)) return;
    const data = { role: titleOf(role) };
    // What its other rules allow, this one allows too.
    const excuses = [{ rules: INCLUDED, within: role.root.path }];
    for (const { root, apiGroups, resources, verbs, anyName } of policyRulesOf(role)) {
      if (anyName && [apiGroups, resources, verbs].every(wildcardIn))
        yield role.kind === 'Role'
          ? { message: 'namespace', at: root, data, excuses, milder: true }
          : { message: 'everything', at: root, data, excuses };
    }
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: ["*"]
          resources: ["*"]
          verbs: ["*"]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [get, list, watch]
    `,
  },
});
