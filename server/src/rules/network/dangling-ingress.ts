import type { ServiceFact } from '../../kube/facts/fact.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { allInView, mayBeMadeByOthers } from '../lib/network/inView.ts';
import { defineRule } from '../rule.ts';

/** The port name by which a backend of the AWS controller is an action in an annotation instead of a Service. */
const NOT_A_SERVICE = 'use-annotation';

export const danglingIngress = defineRule({
  id: 'dangling-ingress',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'info',
  fix: null,
  risk: 2,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['dangling-ingress'],
    'kube-score': ['ingress-targets-service'],
    kubescape: ['C-0298'],
  },

  summary: 'An Ingress leads to a Service, or a port of one, that the workspace does not have.',
  why: `
    Requests to a path whose Service does not exist are answered with an error (503). The Service was renamed, or another port was
    meant.
  `,
  attack: `
    Whoever may create Services in the namespace takes the missing name and answers the requests of a host that others trust.
  `,
  rollout: 'Once the backend exists, the path answers to everybody whom the Ingress lets in.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  messages: {
    service: ({ name, service }: Missing) =>
      `Ingress "${name}" leads to Service "${service}", which is not in this workspace.`,
    port: ({ name, service, port }: Missing) =>
      `Ingress "${name}" leads to port ${port} of Service "${service}", which has no such port in this workspace.`,
  },

  *check(resource, context) {
    const services = allInView('service', resource, context);
    if (!services) return;
    for (const { service, port } of backendsOf(resource)) {
      const wanted = service.string;
      if (wanted === undefined || port.is(NOT_A_SERVICE)) continue;
      const data = { name: resource.name ?? '', service: wanted, port: String(port.integer ?? port.string) };
      const found = services.filter(({ name }) => name === wanted);
      if (found.length > 0) {
        if (found.every((one) => lacksPort(one, port))) yield { message: 'port', at: port, data };
      } else if (!mayBeMadeByOthers([wanted], resource, context.facts))
        yield { message: 'service', at: service, data };
    }
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        defaultBackend:
          service:
            name: website
            port:
              number: 80
      ---
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
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        defaultBackend:
          service:
            name: web
            port:
              number: 80
      ---
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

interface Missing {
  readonly name: string;
  readonly service: string;
  readonly port: string;
}

interface Backend {
  readonly service: Field;
  /** Number or name. */
  readonly port: Field;
}

/** The backends of an Ingress of any version: `serviceName` and `servicePort` are those of the versions before v1. */
function* backendsOf({ root }: Resource): Iterable<Backend> {
  const spec = root.at('spec');
  const paths = spec.at('rules').items.flatMap((rule) => rule.at('http', 'paths').items);
  const backends = [
    spec.at('defaultBackend'),
    spec.at('backend'),
    ...paths.map((path) => path.at('backend')),
  ];
  for (const backend of backends) {
    const current = backend.at('service');
    if (current.isAbsent) yield { service: backend.at('serviceName'), port: backend.at('servicePort') };
    else {
      const number = current.at('port', 'number');
      yield { service: current.at('name'), port: number.isAbsent ? current.at('port', 'name') : number };
    }
  }
}

function lacksPort({ ports, serviceType }: ServiceFact, wanted: Field): boolean {
  if (serviceType === 'ExternalName') return false;
  if (wanted.integer !== undefined) return !ports.some(({ port }) => port === wanted.integer);
  return wanted.string !== undefined && !ports.some(({ name }) => name === wanted.string);
}
