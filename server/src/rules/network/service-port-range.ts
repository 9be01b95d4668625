import { defineRule } from '../rule.ts';

/** Speaks only where the configuration says a range. */
export const servicePortRange = defineRule({
  id: 'service-port-range',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['restrict-service-port-range'] },
  options: {
    minimum: { type: 'number', default: 0, description: 'The lowest port that a Service may have.' },
    maximum: { type: 'number', default: 65535, description: 'The highest port that a Service may have.' },
  },

  summary: 'A port of a Service is outside of the range that the team allows.',
  why: `
    Firewalls and NetworkPolicies are often written for a range of ports. A Service outside of it is either unreachable or in
    nobody's rules.
  `,
  attack: 'A port that the rules of a firewall do not know may be open where it should be closed.',
  rollout: 'Clients must use the new port; targetPort may stay as it is.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  messages: {
    outside: ({ name, port, minimum, maximum }: Outside) =>
      `Port ${port} of Service "${name}" is not between ${minimum} and ${maximum}.`,
  },

  *check({ root, name = '' }, _context, { minimum, maximum }) {
    for (const item of root.at('spec', 'ports').items) {
      const at = item.at('port');
      const port = at.integer;
      if (port !== undefined && (port < minimum || port > maximum))
        yield { message: 'outside', at, data: { name, port, minimum, maximum } };
    }
  },

  examples: {
    options: { minimum: 1024 },
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
          - port: 8080
    `,
  },
});

interface Outside {
  readonly name: string;
  readonly port: number;
  readonly minimum: number;
  readonly maximum: number;
}
