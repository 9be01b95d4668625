import { internalServiceFix } from '../lib/network/internalService.ts';
import { defineRule } from '../rule.ts';

export const serviceLoadBalancer = defineRule({
  id: 'service-load-balancer',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 8,
  standards: ['ATT&CK T1190'],
  equivalents: { 'kube-linter': ['exposed-services'], kyverno: ['no-loadbalancer-service'] },

  summary: 'A Service gets a load balancer of its own.',
  why: `
    A load balancer publishes the Service under an address of its own, on most clouds to the internet unless an annotation says
    otherwise. Each one is a further way in, beside the ingress controller where TLS and authentication are looked after.
  `,
  attack: `
    Scanners find the new address within minutes and try what they know against the application; nothing but the application
    stands in their way.
  `,
  rollout: `
    The external address is given back, and clients and DNS entries that use it stop working. Move them to an Ingress or a Gateway
    first.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  messages: {
    loadBalancer: ({ name }: { name: string }) =>
      `Service "${name}" gets a load balancer of its own, on most clouds reachable from the internet.`,
  },

  *check({ root, name = '' }) {
    const type = root.at('spec', 'type');
    if (type.is('LoadBalancer')) yield { message: 'loadBalancer', at: type, data: { name } };
  },

  fixes: (_finding, resource) => [internalServiceFix(resource)],

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: LoadBalancer
        selector:
          app: web
        ports:
          - port: 80
    `,
    good: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector:
          app: web
        ports:
          - port: 80
    `,
  },
});
