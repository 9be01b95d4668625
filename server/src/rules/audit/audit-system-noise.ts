import { takesEverything } from '../lib/control-plane/auditPolicy.ts';
import { defineRule } from '../rule.ts';

export const auditSystemNoise = defineRule({
  id: 'audit-system-noise',
  visits: 'resource',
  category: 'audit',
  kinds: ['AuditPolicy'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 2,
  standards: [],
  equivalents: {},

  summary: 'The audit policy keeps no noise of the system out of the log.',
  why: `
    Watches of kube-proxy, leases that are renewed every few seconds, events and health checks make up most requests of
    a cluster and say nothing about its users. They cost room that later days then do not have.
  `,
  attack: `
    The interesting events are rotated away early, or drown in millions of others.
  `,
  rollout: `
    Put rules of the level None in front for system:kube-proxy watching endpoints and services, for leases, for events,
    and for /healthz*, /livez*, /readyz* and /version.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  messages: {
    noise: (_data: object) =>
      'Everything is recorded, health checks and leases included: no rule of the audit policy has the level None.',
  },

  *check({ root }) {
    const rules = root.at('rules').items;
    const levels = rules.map((rule) => rule.at('level').string);
    if (!root.at('rules').isCompleteList || levels.some((level) => level === undefined || level === 'None'))
      return;
    const rest = rules.find((rule) => takesEverything(rule) === true);
    if (rest) yield { message: 'noise', at: rest.at('level'), data: {} };
  },

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
      rules:
        - level: None
          nonResourceURLs: [/healthz*, /livez*, /readyz*, /version]
        - level: Metadata
    `,
  },
});
