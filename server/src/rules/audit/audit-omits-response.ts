import { defineRule } from '../rule.ts';

export const auditOmitsResponse = defineRule({
  id: 'audit-omits-response',
  visits: 'resource',
  category: 'audit',
  kinds: ['AuditPolicy'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 1,
  standards: ['ATT&CK T1562'],
  equivalents: {},

  summary: 'The audit policy leaves out the event that says how a request ended.',
  why: `
    Only the stage ResponseComplete has the status code and the decision of the authorization. Without it the log says
    what was tried, but not what was allowed.
  `,
  attack: `
    Nobody can tell the hundred refused attempts of an attacker from the one that worked.
  `,
  rollout: `
    The log gets larger; omit RequestReceived instead.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  messages: {
    omitted: (_data: object) =>
      'The stage ResponseComplete is omitted: whether a request succeeded is not recorded.',
  },

  *check({ root }) {
    for (const place of [root, ...root.at('rules').items]) {
      const stage = place.at('omitStages').items.find((item) => item.is('ResponseComplete'));
      if (stage && !place.at('level').is('None')) yield { message: 'omitted', at: stage, data: {} };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Record the stage ResponseComplete',
      safety: 'unsafe',
      caution: 'The log grows by one event for each request.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [ResponseComplete]
      rules:
        - level: Metadata
    `,
    good: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules:
        - level: Metadata
    `,
  },
});
