import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import type { Pod } from '../../kube/pod.ts';
import type { NewValue } from '../../syntax/edit/operation.ts';
import { policiesOf } from '../lib/network/podPolicies.ts';
import { DNS_CAUTION, policyFor } from '../lib/network/policyObjects.ts';
import { workloadName } from '../lib/pod/podParts.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Only information where the namespace has no policy here at all: they may be in another repository, or be made by the platform. */
export const networkPolicyMissing = defineRule({
  id: 'network-policy-missing',
  visits: 'pod',
  category: 'network',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  crossResource: true,
  standards: ['CIS 5.3.2', 'NSA', 'ATT&CK T1046'],
  equivalents: {
    'kube-linter': ['non-isolated-pod'],
    'kube-score': ['pod-networkpolicy'],
    polaris: ['missingNetworkPolicy'],
    checkov: ['CKV2_K8S_6'],
    kubescape: ['C-0260', 'C-0030'],
    kyverno: ['require-network-policy'],
  },

  summary: 'No NetworkPolicy of the workspace selects the pods of a workload.',
  why: `
    A pod that no NetworkPolicy selects accepts connections from every pod of the cluster and may open connections to anything
    that the nodes can reach: databases of other teams, the metadata service of the cloud, the internet.
  `,
  attack: `
    From one taken-over pod the attacker scans the cluster's network, talks to services that trust everybody inside, and sends
    what was found to a server of his own. Nothing on the way asks who is calling.
  `,
  rollout: `
    Connections that the policy does not name are dropped, which programs see as timeouts. List who calls the workload and whom
    it calls (service mesh, flow logs of the network plugin), allow those, and watch for timeouts. The network plugin must
    support policies; without one they do nothing.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  messages: {
    missing: ({ kind, name }: { kind: string; name: string }) =>
      kind === 'Pod'
        ? `No NetworkPolicy in this workspace selects Pod "${name}": any pod can reach it.`
        : `No NetworkPolicy in this workspace selects the pods of ${kind} "${name}": any pod can reach them.`,
  },

  *check(pod, { facts, file }) {
    const { kind, name, metadata } = pod.resource;
    const found = policiesOf(pod, facts);
    if (!found || found.foreign || found.policies.length > 0) return;
    const place = { namespace: pod.resource.namespace, file };
    const usesPolicies = factsNear(facts, 'networkPolicy', place).some((fact) =>
      surelySeeEachOther(place, fact),
    );
    yield {
      message: 'missing',
      at: metadata.at('name'),
      data: { kind, name: name ?? '' },
      ...(usesPolicies ? {} : { milder: true }),
    };
  },

  fixes: (_finding, pod) => [
    ...fixesWith(
      policyFor(pod, 'ports and names'),
      pod,
      'for the declared ports and DNS',
      `All other connections of these pods are cut. ${DNS_CAUTION}`,
    ),
    ...fixesWith(
      policyFor(pod, 'nothing'),
      pod,
      'that denies everything',
      'All connections of these pods are cut until other policies allow them.',
    ),
  ],

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

function fixesWith(policy: NewValue | undefined, pod: Pod, what: string, caution: string): readonly Fix[] {
  if (!policy) return [];
  const title = `Add a NetworkPolicy for "${workloadName(pod)}" ${what}`;
  return [{ title, safety: 'unsafe', caution, operations: [], adds: [policy] }];
}
