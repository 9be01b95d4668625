import { RULES_OF } from '../../kube/networkPolicy.ts';
import { defineRule } from '../rule.ts';

export const networkPolicySelector = defineRule({
  id: 'network-policy-selector',
  visits: 'resource',
  category: 'network',
  kinds: ['NetworkPolicy'],
  severity: 'warning',
  fix: null,
  risk: 4,
  standards: ['CIS 5.3.2', 'NSA 2.0'],
  equivalents: { trivy: ['KSV-0038'] },

  summary: 'A NetworkPolicy has no selector at all, neither for pods nor for peers.',
  why: `
    Without a podSelector the policy is about every pod of its namespace, and without selectors in its rules it tells nobody
    apart by who they are. Such a policy seldom says what its author meant.
  `,
  attack: `
    The policy counts as protection in every report while its rules admit whole address ranges or everybody; an attacker inside
    the cluster is not held back.
  `,
  rollout: `
    A selector narrows the policy to some pods: the others are no longer limited by it, or become reachable for fewer. Say
    \`podSelector: {}\` where every pod is meant.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  messages: {
    none: ({ name }: { name: string }) =>
      `NetworkPolicy "${name}" has no selector, neither for pods nor for peers.`,
  },

  *check({ root, name }) {
    const spec = root.at('spec');
    const at = spec.at('podSelector');
    if (!spec.isCompleteMap || at.node !== undefined || !at.isAbsent) return;
    for (const { list, peers } of Object.values(RULES_OF)) {
      if (!spec.at(list).isCompleteList) return;
      for (const rule of spec.at(list).items) {
        if (!rule.isCompleteMap || !rule.at(peers).isCompleteList) return;
        const all = rule.at(peers).items;
        if (!all.every((peer) => peer.at('podSelector').isAbsent && peer.at('namespaceSelector').isAbsent))
          return;
      }
    }
    yield { message: 'none', at, data: { name: name ?? '' } };
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        policyTypes: [Ingress]
        ingress:
          - from:
              - ipBlock:
                  cidr: 10.0.0.0/8
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        podSelector:
          matchLabels:
            app: web
        policyTypes: [Ingress]
        ingress:
          - from:
              - ipBlock:
                  cidr: 10.0.0.0/8
    `,
  },
});
