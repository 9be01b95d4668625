import { bindingsPerhapsOf } from '../lib/rbac/bindings.ts';
import { defineRule } from '../rule.ts';

export const defaultServiceAccountAutomount = defineRule({
  id: 'default-service-account-automount',
  visits: 'resource',
  category: 'service-account',
  kinds: ['ServiceAccount'],
  severity: 'warning',
  crossResource: true,
  supersedes: ['service-account-automount'],
  fix: 'safe',
  risk: 3,
  standards: ['CIS 5.1.5'],
  equivalents: { checkov: ['CKV_K8S_41'], kubescape: ['C-0189', 'C-0225'] },

  summary: 'The ServiceAccount `default` puts its token into pods.',
  why: `
    Every pod that names no account of its own runs as \`default\`, and gets its token if the account does not say
    otherwise. Most of these pods never talk to the API.
  `,
  attack: `
    A token in a pod that nobody expects to have one is found by reading a file, and used to look around in the
    cluster.
  `,
  rollout: `
    Programs that use the API without an account of their own fail to log in. Give them a ServiceAccount, or set
    \`automountServiceAccountToken: true\` in their pods.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  messages: {
    mounted: (_data: object) =>
      'Pods that name no ServiceAccount get the token of "default": automountServiceAccountToken is not false.',
  },

  *check(account) {
    if (account.name !== 'default') return;
    const at = account.root.at('automountServiceAccountToken');
    if (at.isAbsent || at.is(true)) yield { message: 'mounted', at, data: {} };
  },

  fixes: ({ at }, account, { facts, file }) => {
    const { namespace } = account;
    const [binding] = bindingsPerhapsOf(facts, { name: 'default', namespace, file });
    const caution =
      binding &&
      `${binding.kind} ${binding.name} gives this account rights, so some program may use its token.`;
    return [
      {
        title: 'Set automountServiceAccountToken to false',
        ...(caution === undefined ? { safety: 'safe' } : { safety: 'unsafe', caution }),
        operations: [{ kind: 'set', path: at.path, value: false }],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: default
        namespace: shop
    `,
    good: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: default
        namespace: shop
      automountServiceAccountToken: false
    `,
  },
});
