import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { defineRule } from '../rule.ts';

/** Told of one of the two only, the one whose name comes later. */
export const openshiftUniqueRoute = defineRule({
  id: 'openshift-unique-route',
  visits: 'resource',
  category: 'network',
  kinds: ['Route'],
  severity: 'info',
  optIn: true,
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { kyverno: ['unique-routes'] },

  summary: 'Two OpenShift Routes have the same host and path.',
  why: `
    The router admits only the older one of two Routes with the same host and path; the other is ignored, and which one is older
    depends on the order in which they happened to be applied.
  `,
  attack: 'Whoever creates a Route for a host first receives its requests; a duplicate hides that.',
  rollout: 'Clients of the Route whose host changes must use the new one.',
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/ingress_and_load_balancing/routes',
  messages: {
    duplicate: ({ name, other, host }: { name: string; other: string; host: string }) =>
      `Routes "${name}" and "${other}" both serve ${host}; the router ignores one of them.`,
  },

  *check({ root, name = '', namespace }, { facts, file }) {
    const at = root.at('spec', 'host');
    const path = root.at('spec', 'path');
    const host = at.string;
    if (!host || path.isUnknown) return;
    const other = factsNear(facts, 'route', { namespace }).find(
      (route) =>
        route.kind === 'Route' &&
        route.name < name &&
        route.complete &&
        route.hosts.includes(host) &&
        (route.path ?? '') === (path.string ?? '') &&
        surelySeeEachOther({ namespace, file }, route),
    );
    if (other) yield { message: 'duplicate', at, data: { name, other: other.name, host } };
  },

  examples: {
    bad: `
      apiVersion: route.openshift.io/v1
      kind: Route
      metadata:
        name: web
      spec:
        host: www.example.com
        to:
          kind: Service
          name: web
      ---
      apiVersion: route.openshift.io/v1
      kind: Route
      metadata:
        name: shop
      spec:
        host: www.example.com
        to:
          kind: Service
          name: shop
    `,
    good: `
      apiVersion: route.openshift.io/v1
      kind: Route
      metadata:
        name: web
      spec:
        host: web.example.com
        to:
          kind: Service
          name: web
    `,
  },
});
