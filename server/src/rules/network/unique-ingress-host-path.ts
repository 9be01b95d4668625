import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { defineRule } from '../rule.ts';

/** Told of one of the two only, the one whose name comes later. The same path of different hosts is no clash. */
export const uniqueIngressHostPath = defineRule({
  id: 'unique-ingress-host-path',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'info',
  optIn: true,
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: {
    kyverno: ['unique-ingress-host', 'unique-ingress-path', 'unique-ingress-host-and-path'],
  },

  summary: 'Two Ingresses serve the same host and path.',
  why: `
    Which of two Ingresses with the same host and path gets the requests is up to the controller: the older one, the one that was
    read last, or both in turn. A canary that is declared as such is the only case where this is meant.
  `,
  attack:
    'Whoever may create an Ingress claims a path of another application and receives a part of its requests.',
  rollout: 'Clients of the path that changes must use the new one.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
  messages: {
    duplicate: ({ name, other, place }: { name: string; other: string; place: string }) =>
      `Ingresses "${name}" and "${other}" both serve ${place}.`,
  },

  *check({ root, metadata, name = '', namespace }, { facts, file }) {
    if (metadata.at('annotations', CANARY).node !== undefined) return;
    const earlier = factsNear(facts, 'ingress', { namespace }).filter(
      (ingress) =>
        ingress.name < name && ingress.complete && surelySeeEachOther({ namespace, file }, ingress),
    );
    if (earlier.length === 0) return;
    for (const rule of root.at('spec', 'rules').items) {
      const host = rule.at('host');
      if (host.isUnknown) continue;
      for (const item of rule.at('http', 'paths').items) {
        const at = item.at('path');
        const path = at.isAbsent ? '/' : at.string;
        if (path === undefined) continue;
        const other = earlier.find(({ paths }) =>
          paths.some((one) => one.host === (host.string ?? '') && one.path === path),
        );
        if (other)
          yield {
            message: 'duplicate',
            at,
            data: { name, other: other.name, place: `${host.string ?? ''}${path}` },
          };
      }
    }
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        rules:
          - host: www.example.com
            http:
              paths:
                - path: /shop
                  pathType: Prefix
                  backend: { service: { name: web, port: { number: 80 } } }
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: shop
      spec:
        rules:
          - host: www.example.com
            http:
              paths:
                - path: /shop
                  pathType: Prefix
                  backend: { service: { name: web, port: { number: 80 } } }
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        rules:
          - host: www.example.com
            http:
              paths:
                - path: /shop
                  pathType: Prefix
                  backend: { service: { name: web, port: { number: 80 } } }
    `,
  },
});

const CANARY = 'nginx.ingress.kubernetes.io/canary';
