import { defineRule } from '../rule.ts';

/** A policy that allows nothing is a default deny, which has to select every pod. */
export const networkPolicyEmptyPodSelector = defineRule({
  id: 'network-policy-empty-pod-selector',
  visits: 'resource',
  category: 'network',
  kinds: ['NetworkPolicy'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['restrict-networkpolicy-empty-podselector'] },

  summary: 'A NetworkPolicy that allows something selects every pod of its namespace.',
  why: `
    What such a policy allows, it allows for workloads that are added later too. Policies add up, so nobody can take it away
    again for a single workload.
  `,
  attack: `
    A pod that was never meant to be reached, or never meant to reach others, can be used because a policy for all of the
    namespace says so.
  `,
  rollout:
    'Pods that the narrowed policy does not select lose the connections that only this policy allowed.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  messages: {
    all: ({ name }: { name: string }) =>
      `NetworkPolicy "${name}" selects every pod of its namespace, so its rules allow more than one workload needs.`,
  },

  *check({ root, name }) {
    const spec = root.at('spec');
    const at = spec.at('podSelector');
    if (!at.isCompleteMap || at.entries.length > 0 || name === undefined || name.startsWith('default-deny'))
      return;
    if (spec.at('ingress').items.length + spec.at('egress').items.length === 0) return;
    yield { message: 'all', at, data: { name } };
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        podSelector: {}
        policyTypes: [Ingress]
        ingress:
          - from:
              - podSelector:
                  matchLabels:
                    app: proxy
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: all
      spec:
        podSelector: {}
        policyTypes: [Ingress]
    `,
  },
});
