import { defineRule } from '../rule.ts';

/** An inventory: it names what is there for a review, and is off unless asked for. */
export const namespaceInventory = defineRule({
  id: 'namespace-inventory',
  visits: 'resource',
  category: 'namespace',
  kinds: ['Namespace'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 1,
  standards: ['CIS 5.7.1'],
  equivalents: {
    kubescape: ['C-0209'],
  },

  summary: 'A Namespace is declared; for reviews of how a cluster is divided.',
  why: `
    Namespaces are the borders that roles, quotas and network policies are drawn along. A list of all of them is where
    a review begins: who owns each, and what may cross.
  `,
  attack: `
    A namespace that nobody remembers keeps its ServiceAccounts and their rights; whoever finds it uses them without
    anybody looking.
  `,
  rollout: `
    Nothing changes. Note an owner for each namespace and delete those that have none.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  messages: {
    present: ({ name }: { name: string }) =>
      `Namespace "${name}": review who owns it and what may cross its border.`,
  },

  *check({ metadata, name }) {
    if (name !== undefined) yield { message: 'present', at: metadata.at('name'), data: { name } };
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
    `,
    good: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: shop
    `,
  },
});
