import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { allInView, mayBeMadeByOthers } from '../lib/network/inView.ts';
import { defineRule } from '../rule.ts';

export const danglingGatewayBackend = defineRule({
  id: 'dangling-gateway-backend',
  visits: 'resource',
  category: 'network',
  kinds: ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'],
  severity: 'info',
  fix: null,
  risk: 2,
  crossResource: true,
  standards: [],
  equivalents: { kubescape: ['C-0302'] },

  summary: 'A route of the Gateway API leads to a Service that the workspace does not have.',
  why: `
    Requests that the route sends to a backend which does not exist are answered with an error (500). The Service was renamed or the
    reference is misspelt.
  `,
  attack: `
    Whoever may create Services in the namespace takes the missing name and answers the requests of a host that others trust.
  `,
  rollout: 'Once the backend exists, the route answers to everybody whom the Gateway lets in.',
  docs: 'https://gateway-api.sigs.k8s.io/reference/spec/#backendref',
  messages: {
    dangling: ({ kind, name, service }: { kind: string; name: string; service: string }) =>
      `${kind} "${name}" leads to Service "${service}", which is not in this workspace.`,
  },

  *check(resource, context) {
    const { root, kind, name = '' } = resource;
    const references = root.at('spec', 'rules').items.flatMap((rule) => rule.at('backendRefs').items);
    for (const reference of references) {
      const at = reference.at('name');
      const service = at.string;
      if (service === undefined || !isService(reference)) continue;
      const target = targetOf(resource, reference);
      const services = target && allInView('service', target, context);
      if (!services || services.some((fact) => fact.name === service)) continue;
      if (!mayBeMadeByOthers([service], target, context.facts))
        yield { message: 'dangling', at, data: { kind, name, service } };
    }
  },

  examples: {
    bad: `
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: web
      spec:
        rules:
          - backendRefs:
              - name: website
                port: 80
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
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: web
      spec:
        rules:
          - backendRefs:
              - name: web
                port: 80
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

function isService(reference: Field): boolean {
  const group = reference.at('group');
  const kind = reference.at('kind');
  return (group.isAbsent || group.is('')) && (kind.isAbsent || kind.is('Service'));
}

/** The route as if it stood in the namespace that the reference names; undefined where that is not known. */
function targetOf(route: Resource, reference: Field): Resource | undefined {
  const namespace = reference.at('namespace');
  if (namespace.isAbsent) return route;
  return namespace.string === undefined ? undefined : { ...route, namespace: namespace.string };
}
