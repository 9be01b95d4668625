import { defineRule } from '../rule.ts';

export const serviceExternalIps = defineRule({
  id: 'service-external-ips',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1557'],
  equivalents: { trivy: ['KSV-0108'], kyverno: ['restrict-external-ips'] },
  options: {
    allowed: {
      type: 'texts',
      default: [],
      description: 'Addresses that Services may list in externalIPs.',
    },
  },

  summary: 'A Service claims addresses with externalIPs.',
  why: `
    Nothing checks that an address in externalIPs belongs to the Service: the nodes lead all traffic for that address to its pods,
    also traffic that pods of others send there (CVE-2020-8554, which has no fix).
  `,
  attack: `
    Whoever may create a Service lists the address of a server that others use, and from then on reads and answers their requests
    from inside the cluster.
  `,
  rollout: `
    Clients that use the address no longer get to the Service. Use a Service of type LoadBalancer, on premises with MetalLB or a
    similar controller, which hands out addresses from a pool.
  `,
  enforce: `
    The admission plugin DenyServiceExternalIPs of the API server refuses the field in all Services.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
  messages: {
    externalIp: ({ name, address }: { name: string; address: string }) =>
      `Service "${name}" claims traffic to ${address}, whoever owns it (CVE-2020-8554).`,
  },

  *check({ root, name = '' }, _context, { allowed }) {
    for (const at of root.at('spec', 'externalIPs').items) {
      const address = at.string;
      if (address !== undefined && !allowed.includes(address))
        yield { message: 'externalIp', at, data: { name, address } };
    }
  },

  fixes: (_finding, { root }) => [
    {
      title: 'Remove externalIPs',
      safety: 'unsafe',
      caution: 'Clients that use these addresses no longer reach the Service.',
      operations: [{ kind: 'remove', path: root.at('spec', 'externalIPs').path }],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector:
          app: web
        ports:
          - port: 80
        externalIPs:
          - 192.0.2.10
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
