import { defineRule } from '../rule.ts';

export const serviceAccountTokenSecret = defineRule({
  id: 'service-account-token-secret',
  visits: 'resource',
  category: 'service-account',
  kinds: ['Secret'],
  severity: 'warning',
  fix: null,
  risk: 5,
  standards: ['ATT&CK T1552.007'],
  equivalents: {
    kyverno: ['deny-secret-service-account-token-type'],
  },

  summary: 'A Secret asks for a token of a ServiceAccount that never expires.',
  why: `
    The control plane fills such a Secret with a token that is valid as long as the Secret exists, anywhere in the world.
    Tokens of the TokenRequest API expire, are bound to a pod, and are renewed by the kubelet.
  `,
  attack: `
    The token leaks once, through a backup or a pipeline log, and works years later from outside of the cluster; nobody sees
    who uses it.
  `,
  rollout: `
    Let pods use a projected volume, programs outside \`kubectl create token\` or their own identity with OIDC. Delete the
    Secret when nothing has used it for a while (label kubernetes.io/legacy-token-last-used).
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token',
  messages: {
    unlimited: ({ account }: { account: string }) =>
      `The Secret makes a token of ServiceAccount "${account}" that never expires.`,
  },

  *check({ root, metadata }) {
    const at = root.at('type');
    if (!at.is('kubernetes.io/service-account-token')) return;
    const account = metadata.at('annotations', 'kubernetes.io/service-account.name').string ?? '?';
    yield { message: 'unlimited', at, data: { account } };
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Secret
      metadata:
        name: ci-token
        annotations:
          kubernetes.io/service-account.name: ci
      type: kubernetes.io/service-account-token
    `,
    good: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: ci
    `,
  },
});
