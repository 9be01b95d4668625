import { omitArrival, policyRules, takesEverything } from '../lib/control-plane/auditPolicy.ts';
import { defineRule } from '../rule.ts';

export const auditNoCatchAll = defineRule({
  id: 'audit-no-catch-all',
  visits: 'resource',
  category: 'audit',
  kinds: ['AuditPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 2,
  standards: ['CIS 3.2.2', 'ATT&CK T1562'],
  equivalents: {},

  summary: 'The audit policy has no last rule for all other requests.',
  why: `
    A request that no rule matches is not recorded. A list of interesting things never has the API group that is
    installed next month, nor the request that an attacker thinks of.
  `,
  attack: `
    Changes to kinds that the policy does not name, such as webhooks or custom resources of an operator, leave no trace.
  `,
  rollout: `
    The log gets larger. Begin with \`level: Metadata\` and watch its size for a day.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  messages: {
    open: (_data: object) =>
      'Requests that no rule of the audit policy takes are not recorded: it has no rule for the rest.',
  },

  *check(resource) {
    const rules = policyRules(resource);
    const list = resource.root.at('rules');
    if (rules.length === 0 || !list.isCompleteList) return;
    if (rules.every((rule) => takesEverything(rule) === false)) yield { message: 'open', at: list, data: {} };
  },

  fixes: ({ at }, resource) => [
    {
      title: 'Record the metadata of all other requests',
      safety: 'unsafe',
      caution: 'The log grows; take out noisy system requests with rules of the level None.',
      operations: [{ kind: 'append', path: at.path, value: { level: 'Metadata' } }, ...omitArrival(resource)],
    },
  ],

  examples: {
    bad: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
        - level: Metadata
          resources:
            - group: ""
              resources: [secrets]
    `,
    good: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
        - level: Metadata
          resources:
            - group: ""
              resources: [secrets]
        - level: Metadata
    `,
  },
});
