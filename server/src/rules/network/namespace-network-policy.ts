import { factsNear, factsOf, type Stated } from '../../kube/facts/facts.ts';
import { isSystemNamespace } from '../lib/metadata/podSecurityLabels.ts';
import { DNS_CAUTION, defaultDeny } from '../lib/network/policyObjects.ts';
import { defineRule } from '../rule.ts';

/**
 * Only information where the workspace has no policy at all: they may be in another repository, or be made by the platform. Where
 * workloads of the namespace are in view, each is told that no policy selects it (`network-policy-missing`); that is enough.
 */
export const namespaceNetworkPolicy = defineRule({
  id: 'namespace-network-policy',
  visits: 'resource',
  category: 'network',
  kinds: ['Namespace'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 7,
  crossResource: true,
  standards: ['CIS 5.3.2', 'NSA', 'ATT&CK T1046'],
  equivalents: {
    kubescape: ['C-0049', 'C-0054', 'C-0206'],
    kyverno: ['namespace-inventory-check'],
  },

  summary: 'A namespace has no NetworkPolicy in the workspace.',
  why: `
    Kubernetes lets every pod talk to every other one until a NetworkPolicy says otherwise. A policy that denies by default makes
    each new workload of the namespace say what it needs, so that nobody can forget to protect one.
  `,
  attack: `
    A taken-over pod anywhere in the cluster scans this namespace and connects to whatever listens in it, also to ports that were
    never meant for others.
  `,
  rollout: `
    With a default deny every connection needs a policy that allows it. Add the policies of all workloads first, or start with
    a new namespace; DNS must be allowed for nearly everybody.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
  messages: {
    none: ({ name }: { name: string }) =>
      `No NetworkPolicy in this workspace is in namespace "${name}": its pods accept and open any connection.`,
  },

  *check({ name, metadata }, { facts }) {
    if (name === undefined || isSystemNamespace(name) || !metadata.at('name').string) return;
    const place = { namespace: name };
    if (factsNear(facts, 'networkPolicy', place).length > 0) return;
    if (factsNear(facts, 'foreignPolicy', place).length > 0) return;
    if (factsOf(facts, 'workload').some((workload) => workload.namespace === name && isTold(workload)))
      return;
    const usesPolicies = factsOf(facts, 'networkPolicy').length > 0;
    yield {
      message: 'none',
      at: metadata.at('name'),
      data: { name },
      ...(usesPolicies ? {} : { milder: true }),
    };
  },

  fixes: ({ data: { name } }) => [
    {
      title: 'Add a NetworkPolicy that denies everything',
      safety: 'unsafe',
      caution: 'All connections of all pods in the namespace are cut until other policies allow them.',
      operations: [],
      adds: [defaultDeny(name, false)],
    },
    {
      title: 'Add a NetworkPolicy that denies everything but DNS',
      safety: 'unsafe',
      caution: `All other connections of all pods in the namespace are cut. ${DNS_CAUTION}`,
      operations: [],
      adds: [defaultDeny(name, true)],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
    `,
    good: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: default-deny
        namespace: shop
      spec:
        podSelector: {}
        policyTypes: [Ingress, Egress]
    `,
  },
});

function isTold({ complete, podLabels, hostNetwork }: Stated<'workload'>): boolean {
  return complete && podLabels !== undefined && !hostNetwork;
}
