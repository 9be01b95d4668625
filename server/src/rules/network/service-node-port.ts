import { internalServiceFix } from '../lib/network/internalService.ts';
import { defineRule } from '../rule.ts';

export const serviceNodePort = defineRule({
  id: 'service-node-port',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1133'],
  equivalents: {
    'kube-linter': ['exposed-services'],
    'kube-score': ['service-type'],
    kyverno: ['restrict-nodeport'],
  },

  summary: 'A Service opens a port on every node.',
  why: `
    A NodePort is open on all addresses of all nodes, past ingress controllers, their TLS and their authentication. NetworkPolicies
    often see the node as the caller and cannot tell clients apart. Whether it is reachable from the internet is decided by
    firewalls that nobody reviews together with the manifest.
  `,
  attack: `
    The attacker scans the nodes' addresses for ports 30000 to 32767 and talks to the application directly, without passing the
    place where requests are checked.
  `,
  rollout: `
    Everything that uses a node's address and the port stops working: external load balancers, scripts, tests. Put an Ingress or
    a route of a Gateway in front of the Service first.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  messages: {
    nodePort: ({ name }: { name: string }) => `Service "${name}" opens a port on every node of the cluster.`,
  },

  *check({ root, name = '' }) {
    const type = root.at('spec', 'type');
    if (type.is('NodePort')) yield { message: 'nodePort', at: type, data: { name } };
  },

  fixes: (_finding, resource) => [internalServiceFix(resource)],

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: NodePort
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
        type: ClusterIP
        selector:
          app: web
        ports:
          - port: 80
    `,
  },
});
