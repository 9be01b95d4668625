import { readSelector } from '../../kube/labels.ts';
import { RULES_OF } from '../../kube/networkPolicy.ts';
import { selectsNoPod } from '../lib/network/inView.ts';
import { defineRule } from '../rule.ts';

/** Only peers that mean pods of the policy's own namespace: those of others are seldom in the same workspace. */
export const danglingNetworkPolicyPeer = defineRule({
  id: 'dangling-network-policy-peer',
  visits: 'resource',
  category: 'network',
  kinds: ['NetworkPolicy'],
  severity: 'info',
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { 'kube-linter': ['dangling-networkpolicypeer-podselector'] },

  summary: 'A peer of a NetworkPolicy selects no workload of the workspace.',
  why: `
    A podSelector without a namespaceSelector means pods of the policy's own namespace. Where none matches, the connection that the
    rule was written for is denied, or the rule is a leftover that waits for somebody to use the label.
  `,
  attack: `
    Whoever may create pods in the namespace gives one the label of the forgotten rule and is let through to the protected
    workload.
  `,
  rollout: 'Removing a leftover rule breaks nothing; mending the selector allows what the rule says.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  messages: {
    dangling: ({ name, peers }: { name: string; peers: string }) =>
      `This "${peers}" peer of NetworkPolicy "${name}" selects no workload in this workspace.`,
  },

  *check(resource, context) {
    const spec = resource.root.at('spec');
    for (const { list, peers } of Object.values(RULES_OF)) {
      for (const peer of spec.at(list).items.flatMap((rule) => rule.at(peers).items)) {
        const at = peer.at('podSelector');
        if (!peer.at('namespaceSelector').isAbsent || !peer.at('ipBlock').isAbsent) continue;
        const selector = readSelector(at);
        if (selector && selectsNoPod(selector, resource, context))
          yield { message: 'dangling', at, data: { name: resource.name ?? '', peers } };
      }
    }
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
                    app: prxoy
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: proxy
        labels:
          app: proxy
      spec:
        containers:
          - name: proxy
            image: registry.example.com/proxy:1.4.2
    `,
    good: `
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
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: proxy
        labels:
          app: proxy
      spec:
        containers:
          - name: proxy
            image: registry.example.com/proxy:1.4.2
    `,
  },
});
