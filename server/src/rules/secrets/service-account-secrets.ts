import { defineRule } from '../rule.ts';

export const serviceAccountSecrets = defineRule({
  id: 'service-account-secrets',
  visits: 'resource',
  category: 'service-account',
  kinds: ['ServiceAccount'],
  severity: 'warning',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: ['ATT&CK T1552.007'],
  equivalents: {
    kyverno: ['check-serviceaccount-secrets'],
  },

  summary: 'A ServiceAccount lists Secrets.',
  why: `
    Before Kubernetes 1.24 this list named the tokens of the account. Written by hand it keeps such a token alive, which
    never expires, and limits which Secrets its pods may mount only when an annotation says so.
  `,
  attack: `
    The token in the Secret is read once and used from anywhere from then on.
  `,
  rollout: `
    Nothing changes for pods with projected tokens, which all have since 1.24. With the annotation
    kubernetes.io/enforce-mountable-secrets the list does limit: that annotation is deprecated too.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  messages: {
    listed: ({ account }: { account: string }) =>
      `ServiceAccount "${account}" lists Secrets, as for tokens that never expire.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('secrets');
    if (at.items.length > 0) yield { message: 'listed', at, data: { account: name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Remove the list of Secrets',
      safety: 'unsafe',
      caution: 'A program that finds the token of the account through this list no longer does.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: ci
      secrets:
        - name: ci-token
    `,
    good: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: ci
    `,
  },
});
