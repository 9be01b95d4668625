import { readSelector } from '../../kube/labels.ts';
import { selectsNoPod } from '../lib/network/inView.ts';
import { defineRule } from '../rule.ts';

export const danglingNetworkPolicy = defineRule({
  id: 'dangling-network-policy',
  visits: 'resource',
  category: 'network',
  kinds: ['NetworkPolicy'],
  severity: 'info',
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['dangling-networkpolicy'],
    'kube-score': ['networkpolicy-targets-pod'],
    kubescape: ['C-0299'],
  },

  summary: 'A NetworkPolicy selects no workload of the workspace.',
  why: `
    A policy whose selector matches no pod protects nothing, yet looks like protection to everybody who reads the folder. Most
    often a label was renamed or is misspelt.
  `,
  attack:
    'The workload that the policy was written for is as open as before; nobody notices until it is too late.',
  rollout: `
    Once the selector matches, the policy begins to cut connections that it does not allow. Check its rules before the selector is
    mended.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  messages: {
    dangling: ({ name }: { name: string }) =>
      `NetworkPolicy "${name}" selects no workload in this workspace, so it protects nothing.`,
  },

  *check(resource, context) {
    const at = resource.root.at('spec', 'podSelector');
    const selector = readSelector(at);
    if (selector && selectsNoPod(selector, resource, context))
      yield { message: 'dangling', at, data: { name: resource.name ?? '' } };
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        podSelector:
          matchLabels:
            app: wbe
        policyTypes: [Ingress, Egress]
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels:
          app: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
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
        policyTypes: [Ingress, Egress]
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels:
          app: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
    `,
  },
});
