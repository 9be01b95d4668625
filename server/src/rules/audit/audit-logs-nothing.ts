import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { omitArrival, policyRules, takesEverything } from '../lib/control-plane/auditPolicy.ts';
import { defineRule } from '../rule.ts';

/** The rules that can match: those up to the first that takes everything. */
function effective(resource: Resource): readonly Field[] {
  const rules = policyRules(resource);
  const last = rules.findIndex((rule) => takesEverything(rule) === true);
  return last < 0 ? rules : rules.slice(0, last + 1);
}

export const auditLogsNothing = defineRule({
  id: 'audit-logs-nothing',
  visits: 'resource',
  category: 'audit',
  kinds: ['AuditPolicy'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 2,
  standards: ['NSA', 'CIS 3.2.1', 'ATT&CK T1562'],
  equivalents: {},
  supersedes: ['audit-no-catch-all'],

  summary: 'The audit policy records no request at all.',
  why: `
    An audit log that is configured and stays empty is worse than none: it looks as if somebody took care of it.
  `,
  attack: `
    Whatever an intruder does through the API leaves no trace.
  `,
  rollout: `
    The log begins to grow; watch its size and keep it on a disk of its own.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  messages: {
    none: (_data: object) => 'The audit policy records nothing: all of its rules have the level None.',
    empty: (_data: object) => 'The audit policy has no rules: the API server does not start with it.',
  },

  *check(resource) {
    const list = resource.root.at('rules');
    if (!list.isCompleteList || !resource.root.isCompleteMap) return;
    if (policyRules(resource).length === 0) yield { message: 'empty', at: list, data: {} };
    else if (effective(resource).every((rule) => rule.at('level').is('None')))
      yield { message: 'none', at: list, data: {} };
  },

  fixes: ({ at }, resource) => {
    const rest = effective(resource).at(-1);
    const takesRest = rest !== undefined && takesEverything(rest) === true;
    return [
      {
        title: takesRest ? 'Set the level to Metadata' : 'Record the metadata of all requests',
        safety: 'unsafe',
        caution: 'The log grows; take out noisy system requests with rules of the level None.',
        operations: [
          takesRest
            ? { kind: 'set', path: rest.at('level').path, value: 'Metadata' }
            : { kind: 'append', path: at.path, value: { level: 'Metadata' } },
          ...omitArrival(resource),
        ],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
        - level: None
    `,
    good: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
        - level: Metadata
    `,
  },
});
