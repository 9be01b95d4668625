import { serviceAccountOf } from '../../kube/podServiceAccount.ts';
import { defineRule } from '../rule.ts';

export const serviceAccountAllowlist = defineRule({
  id: 'service-account-allowlist',
  visits: 'pod',
  category: 'service-account',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  options: {
    allowed: {
      type: 'texts',
      default: [],
      description: 'Names of the ServiceAccounts that pods may run as; default counts as a name. Empty: all.',
    },
  },
  fix: null,
  risk: 2,
  standards: [],
  equivalents: { kyverno: ['restrict-service-account'] },

  summary: 'A pod runs as a ServiceAccount that the team has not listed.',
  why: `
    Anybody who may create pods in a namespace may use all of its ServiceAccounts. A list of the accounts that this
    repository uses shows when one more is taken.
  `,
  attack: `
    A change that looks harmless lets a pod run as the account of an operator, and with it goes all that the
    operator may do.
  `,
  rollout: `
    Nothing breaks: the list is yours. Add the account to it, or use another one.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  messages: {
    unlisted: ({ name }: { name: string }) =>
      `ServiceAccount "${name}" is not among those that your configuration allows.`,
  },

  *check(pod, _context, { allowed }) {
    if (allowed.length === 0) return;
    const { at, name } = serviceAccountOf(pod);
    if (name !== undefined && !allowed.includes(name)) yield { message: 'unlisted', at, data: { name } };
  },

  examples: {
    bad: `
      serviceAccountName: operator
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    options: { allowed: ['web'] },
  },
});
