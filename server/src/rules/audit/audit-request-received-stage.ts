import type { Field } from '../../syntax/field.ts';
import { policyRules } from '../lib/control-plane/auditPolicy.ts';
import { defineRule } from '../rule.ts';

export const auditRequestReceivedStage = defineRule({
  id: 'audit-request-received-stage',
  visits: 'resource',
  category: 'audit',
  kinds: ['AuditPolicy'],
  severity: 'hint',
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: {},

  summary: 'The audit policy records requests when they arrive and again when they are answered.',
  why: `
    The event at the arrival has nothing that the one at the answer does not have, except for requests that were never
    answered. It doubles the log, and what is twice as large is kept for half as long.
  `,
  attack: `
    A full disk or a log that is rotated too early loses the events that an investigation needs.
  `,
  rollout: `
    Tools that count events see half as many.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  messages: {
    twice: (_data: object) => 'Each request is recorded twice: the stage RequestReceived is not omitted.',
  },

  *check(resource) {
    const stages = resource.root.at('omitStages');
    const omits = (list: Field): boolean | undefined =>
      list.isCompleteList ? list.items.some((stage) => stage.is('RequestReceived')) : undefined;
    if (omits(stages) !== false) return;
    const logging = policyRules(resource).filter((rule) => !rule.at('level').is('None'));
    const levels = logging.every((rule) => rule.at('level').string !== undefined);
    if (levels && logging.some((rule) => omits(rule.at('omitStages')) === false))
      yield { message: 'twice', at: stages, data: {} };
  },

  fixes: ({ at }) => [
    {
      title: 'Omit the stage RequestReceived',
      safety: 'unsafe',
      caution: 'Requests that never got an answer, because the API server crashed, are then not recorded.',
      operations: [{ kind: 'append', path: at.path, value: 'RequestReceived' }],
    },
  ],

  examples: {
    bad: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
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
