import type { Field } from '../../syntax/field.ts';
import { type ApiResource, namesResource, policyRules, taking } from '../lib/control-plane/auditPolicy.ts';
import { defineRule } from '../rule.ts';

interface Sensitive extends ApiResource {
  readonly label: string;
  /** Whether the request alone holds a credential, and not only the answer. */
  readonly inRequest: boolean;
}

const SENSITIVE: readonly Sensitive[] = [
  { group: '', name: 'secrets', label: 'Secrets', inRequest: true },
  { group: '', name: 'configmaps', label: 'ConfigMaps', inRequest: true },
  { group: 'authentication.k8s.io', name: 'tokenreviews', label: 'TokenReviews', inRequest: true },
  { group: '', name: 'serviceaccounts/token', label: 'ServiceAccount tokens', inRequest: false },
];

const VERBS_WITH_BODY = ['create', 'update', 'patch'];
/** A watch is not logged with what it answers, and a deletion answers with its status. */
const VERBS_WITHOUT_ANSWER = ['watch', 'delete'];

/** Whether a rule that takes a resource writes its contents. A rule that names ConfigMaps themselves does so on purpose. */
function isLogged(rule: Field, level: string | undefined, sensitive: Sensitive): boolean {
  if (level !== 'Request' && level !== 'RequestResponse') return false;
  if (sensitive.name === 'configmaps' && namesResource(rule, sensitive)) return false;
  const verbs = rule.at('verbs').items.map((verb) => verb.string ?? '');
  if (level === 'Request')
    return (
      sensitive.inRequest && (verbs.length === 0 || verbs.some((verb) => VERBS_WITH_BODY.includes(verb)))
    );
  return verbs.length === 0 || verbs.some((verb) => !VERBS_WITHOUT_ANSWER.includes(verb));
}

export const auditLogsSecretBodies = defineRule({
  id: 'audit-logs-secret-bodies',
  visits: 'resource',
  category: 'audit',
  kinds: ['AuditPolicy'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 3,
  standards: ['CIS 3.2.2', 'ATT&CK T1552.001'],
  equivalents: {},

  summary: 'The audit policy records the contents of Secrets, ConfigMaps or tokens.',
  why: `
    The levels Request and RequestResponse write whole objects into the log. For Secrets, ConfigMaps, TokenReviews and
    requested tokens that means credentials in a file that is copied to log servers, kept for months and read by many.
  `,
  attack: `
    Whoever may search the logs, or gets hold of one of their archives, reads passwords and tokens that RBAC would never
    have shown him.
  `,
  rollout: `
    Nothing breaks. Investigations lose the contents of these objects and keep who touched which of them, and when.
    Credentials that were logged should be replaced.
  `,
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy',
  messages: {
    bodies: ({ level, kinds }: { level: string; kinds: string }) =>
      `The level ${level} writes ${kinds} with their contents into the audit log.`,
  },

  *check(resource) {
    const open = new Set(SENSITIVE);
    for (const rule of policyRules(resource)) {
      const level = rule.at('level').string;
      const taken = [...open].map((sensitive) => ({ sensitive, how: taking(rule, sensitive) }));
      const leaked = taken.filter(
        ({ sensitive, how }) => (how === 'all' || how === 'some') && isLogged(rule, level, sensitive),
      );
      if (level !== undefined && leaked.length > 0) {
        const kinds = leaked.map(({ sensitive }) => sensitive.label).join(', ');
        yield { message: 'bodies', at: rule.at('level'), data: { level, kinds } };
      }
      for (const { sensitive, how } of taken) {
        if (how === 'all' || how === 'unknown') open.delete(sensitive);
      }
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Set the level to Metadata',
      safety: 'unsafe',
      caution:
        'The rule then records no bodies at all; a rule for these kinds before it keeps those of other objects.',
      operations: [{ kind: 'set', path: at.path, value: 'Metadata' }],
    },
  ],

  examples: {
    bad: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
        - level: RequestResponse
    `,
    good: `
      apiVersion: audit.k8s.io/v1
      kind: Policy
      rules:
        - level: Metadata
          resources:
            - group: ""
              resources: [secrets, configmaps, serviceaccounts/token]
            - group: authentication.k8s.io
              resources: [tokenreviews]
        - level: RequestResponse
    `,
  },
});
