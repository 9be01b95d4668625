import { defineRule } from '../rule.ts';

export const serviceAccountAutomount = defineRule({
  id: 'service-account-automount',
  visits: 'resource',
  category: 'service-account',
  kinds: ['ServiceAccount'],
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.1.6'],
  equivalents: { kyverno: ['restrict-sa-automount-sa-token'] },

  summary: 'A ServiceAccount puts its token into all pods that use it.',
  why: `
    Where the account says no, each pod has to ask for the token. Then it shows in the manifest of the pod which
    programs use the API, and a second program with the same account does not get a token by accident.
  `,
  attack: `
    A helper or a job that runs with the account of an operator has the token of the operator in its file system,
    and is often the weaker of the two.
  `,
  rollout: `
    Pods of this account that use the API need \`automountServiceAccountToken: true\` in their own spec, before the
    account is changed.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  messages: {
    mounted: ({ name }: { name: string }) =>
      `ServiceAccount "${name}" puts its token into every pod that uses it.`,
  },

  *check(account) {
    const at = account.root.at('automountServiceAccountToken');
    if (at.isAbsent || at.is(true)) yield { message: 'mounted', at, data: { name: account.name ?? '' } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set automountServiceAccountToken to false',
      safety: 'unsafe',
      caution: 'Pods of this account that use the API must ask for the token themselves.',
      operations: [{ kind: 'set', path: at.path, value: false }],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: web
        namespace: shop
    `,
    good: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: web
        namespace: shop
      automountServiceAccountToken: false
    `,
  },
});
