import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { isEmptySelector, readSelector, type Selector, selects } from '../../kube/labels.ts';
import { allowsDns, directionsOf } from '../../kube/networkPolicy.ts';
import type { Resource } from '../../kube/resource.ts';
import { hasKnownNamespace } from '../lib/network/inView.ts';
import { DNS_CAUTION, DNS_RULE } from '../lib/network/policyObjects.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/**
 * A policy that allows no egress at all is meant so, and only told where workloads of the workspace have no other. One that
 * opens some egress but no DNS is told wherever no other policy may allow it.
 */
export const networkPolicyEgressDns = defineRule({
  id: 'network-policy-egress-dns',
  visits: 'resource',
  category: 'network',
  kinds: ['NetworkPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 2,
  crossResource: true,
  standards: [],
  equivalents: {},

  summary: 'A NetworkPolicy limits egress and forgets DNS.',
  why: `
    As soon as egress is limited, queries to the cluster's name servers need a rule like everything else. Without one the pods
    cannot find the very services that the other rules allow, which shows as slow timeouts rather than as a clear error.
  `,
  attack: `
    Nobody attacks this gap itself. But an outage right after the first egress policy is the usual reason why teams take their
    policies away again.
  `,
  rollout: `
    Allowing port 53 to the cluster's own name servers breaks nothing. Names can be used to smuggle data out, so do not allow
    port 53 to all addresses.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  messages: {
    forgotten: ({ name }: { name: string }) =>
      `NetworkPolicy "${name}" limits egress without allowing DNS (port 53): its pods cannot look up names.`,
  },

  *check(resource, context) {
    const spec = resource.root.at('spec');
    const egress = spec.at('egress');
    if (resource.namespace === 'kube-system' || !hasKnownNamespace(resource)) return;
    if (!directionsOf(spec)?.includes('Egress') || allowsDns(egress)) return;
    const selector = readSelector(spec.at('podSelector'));
    if (!selector || mayBeAllowedElsewhere(selector, resource, context)) return;
    if (egress.items.length === 0 && !isAllThereIs(selector, resource, context)) return;
    yield {
      message: 'forgotten',
      at: egress.isAbsent ? spec.at('policyTypes') : egress,
      data: { name: resource.name ?? '' },
    };
  },

  fixes: (_finding, { root }) => [
    {
      title: 'Allow DNS queries to the name servers of the cluster',
      safety: 'unsafe',
      caution: DNS_CAUTION,
      operations: [{ kind: 'append', path: [...root.path, 'spec', 'egress'], value: DNS_RULE }],
    },
  ],

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: web
      spec:
        podSelector:
          matchLabels:
            app: web
        policyTypes: [Egress]
        egress:
          - to:
              - podSelector:
                  matchLabels:
                    app: database
            ports:
              - port: 5432
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
        policyTypes: [Egress]
        egress:
          - to:
              - podSelector:
                  matchLabels:
                    app: database
            ports:
              - port: 5432
          - to:
              - namespaceSelector: {}
                podSelector:
                  matchLabels:
                    k8s-app: kube-dns
            ports:
              - port: 53
                protocol: UDP
    `,
  },
});

/** Whether another policy that allows DNS may select one of the pods; labels that differ tell the two apart. */
function mayBeAllowedElsewhere(selector: Selector, resource: Resource, { facts }: RuleContext): boolean {
  if (factsNear(facts, 'foreignPolicy', resource).length > 0) return true;
  return factsNear(facts, 'networkPolicy', resource).some(
    (policy) =>
      (policy.allowsDns || !policy.complete) &&
      (!policy.podSelector || mayOverlap(selector, policy.podSelector)),
  );
}

function mayOverlap(a: Selector, b: Selector): boolean {
  return Object.entries(a.matchLabels).every(
    ([key, value]) => !Object.hasOwn(b.matchLabels, key) || b.matchLabels[key] === value,
  );
}

/** Whether the policy selects every pod, and a workload that surely belongs to it has no other policy for egress. */
function isAllThereIs(selector: Selector, resource: Resource, { facts, file }: RuleContext): boolean {
  if (!isEmptySelector(selector)) return false;
  const place = { namespace: resource.namespace, file };
  const others = factsNear(facts, 'networkPolicy', resource).filter(
    ({ name, policyTypes }) => name !== resource.name && policyTypes.includes('Egress'),
  );
  return factsNear(facts, 'workload', resource).some(
    ({ podLabels, complete, hostNetwork, ...workload }) =>
      complete &&
      podLabels &&
      !hostNetwork &&
      surelySeeEachOther(place, workload) &&
      !others.some(({ podSelector }) => !podSelector || selects(podSelector, podLabels)),
  );
}
