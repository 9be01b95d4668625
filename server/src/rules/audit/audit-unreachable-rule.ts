import { policyRules, takesEverything } from '../lib/control-plane/auditPolicy.ts';
import { defineRule } from '../rule.ts';

export const auditUnreachableRule = defineRule({
  id: 'audit-unreachable-rule',
  visits: 'resource',
  category: 'audit',
  kinds: ['AuditPolicy'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 1,
  standards: ['ATT&CK T1562'],
  equivalents: {},

  summary: 'A rule of the audit policy stands behind one that takes every request.',
  why: `
    The first rule that matches a request decides. What stands behind a rule without conditions has no effect, though it
    looks as if Secrets were kept out of the log or something was recorded in detail.
  `,
  attack: `
    Events that everybody believes to be recorded are missing when they are needed, or credentials are logged although a
    rule seems to prevent it.
  `,
  rollout: `
    Removing it changes nothing. Moving it to the front makes it effective for the first time: look at the log's size
    and contents afterwards.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  messages: {
    unreachable: ({ number, before }: { number: number; before: number }) =>
      `Rule ${number} of the audit policy never matches: rule ${before} takes every request before it.`,
  },

  *check(resource) {
    const rules = policyRules(resource);
    const last = rules.findIndex((rule) => takesEverything(rule) === true);
    if (last < 0) return;
    for (const [index, rule] of rules.entries()) {
      if (index > last)
        yield { message: 'unreachable', at: rule.at('level'), data: { number: index + 1, before: last + 1 } };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Remove the rule',
      safety: 'unsafe',
      caution: 'If it was meant to have an effect, move it before the rule that takes everything instead.',
      operations: [{ kind: 'remove', path: at.path.slice(0, -1) }],
    },
  ],

  examples: {
    bad: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
        - level: Metadata
        - level: None
          users: [system:kube-proxy]
    `,
    good: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
        - level: None
          users: [system:kube-proxy]
        - level: Metadata
    `,
  },
});
