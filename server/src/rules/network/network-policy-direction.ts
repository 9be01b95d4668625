import type { Direction } from '../../kube/networkPolicy.ts';
import type { Pod } from '../../kube/pod.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import { policiesOf } from '../lib/network/podPolicies.ts';
import { DNS_CAUTION, DNS_RULE, ingressRules } from '../lib/network/policyObjects.ts';
import { defineRule } from '../rule.ts';

interface Uncovered {
  readonly kind: string;
  readonly name: string;
  readonly direction: Direction;
  readonly policy: string;
}

export const networkPolicyDirection = defineRule({
  id: 'network-policy-direction',
  visits: 'pod',
  category: 'network',
  kinds: 'pods',
  severity: 'info',
  fix: 'unsafe',
  risk: 6,
  crossResource: true,
  standards: ['NSA', 'ATT&CK T1046'],
  equivalents: {
    'kube-score': ['pod-networkpolicy'],
    polaris: ['missingNetworkPolicy'],
    kubescape: ['C-0030'],
  },

  summary: 'The network policies of a workload limit only one direction of its traffic.',
  why: `
    A NetworkPolicy limits the directions in its policyTypes, and only ingress where it says none. The other direction stays as
    open as without any policy.
  `,
  attack: `
    Without an egress policy an attacker in the pod downloads tools, sends data out, and reaches the metadata service of the
    cloud and every pod of the cluster. Without an ingress policy any taken-over pod may attack this one.
  `,
  rollout: `
    The new direction starts with everything denied but what its rules allow. Find out which connections the workload needs
    first; DNS is the one that is forgotten most often.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  messages: {
    egress: ({ kind, name }: Uncovered) =>
      `The policies for ${kind} "${name}" limit ingress only: its pods may connect to anything.`,
    ingress: ({ kind, name }: Uncovered) =>
      `The policies for ${kind} "${name}" limit egress only: any pod can reach its pods.`,
  },

  *check(pod, { facts }) {
    const { kind, name, metadata } = pod.resource;
    const found = policiesOf(pod, facts);
    if (!found || found.foreign || found.policies.some(({ complete }) => !complete)) return;
    const covered = new Set(found.policies.flatMap(({ policyTypes }) => policyTypes));
    const [first] = found.policies;
    if (!first || covered.size !== 1) return;
    const at = metadata.at('name');
    const direction = covered.has('Ingress') ? 'Egress' : 'Ingress';
    const data: Uncovered = { kind, name: name ?? '', direction, policy: first.name };
    yield { message: direction === 'Egress' ? 'egress' : 'ingress', at, data };
  },

  fixes: ({ data: { direction, policy } }, pod, { facts }) => {
    const target = policiesOf(pod, facts)?.policies.find(({ name }) => name === policy);
    if (!target) return [];
    return [
      {
        title: `Limit ${direction.toLowerCase()} in NetworkPolicy "${policy}" too`,
        safety: 'unsafe',
        caution:
          direction === 'Egress'
            ? `All connections that the pods open, but DNS, are cut. ${DNS_CAUTION}`
            : 'All connections to the pods are cut but those from their namespace to declared ports.',
        operations: [],
        others: [
          {
            kind: 'NetworkPolicy',
            namespace: target.namespace,
            name: policy,
            operations: operationsFor(direction, target.saysTypes, pod),
          },
        ],
      },
    ];
  },

  examples: {
    bad: `
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
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        podSelector:
          matchLabels:
            app: web
        policyTypes: [Ingress]
    `,
    good: `
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
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        podSelector:
          matchLabels:
            app: web
        policyTypes: [Ingress, Egress]
    `,
  },
});

function operationsFor(direction: Direction, saysTypes: boolean, pod: Pod): readonly EditOperation[] {
  const path = ['spec', 'policyTypes'];
  const types: EditOperation = saysTypes
    ? { kind: 'append', path, value: direction }
    : { kind: 'set', path, value: ['Ingress', 'Egress'] };
  if (direction === 'Egress') return [types, { kind: 'append', path: ['spec', 'egress'], value: DNS_RULE }];
  const rules = ingressRules(pod).map(
    (value): EditOperation => ({ kind: 'append', path: ['spec', 'ingress'], value }),
  );
  return [types, ...rules];
}
