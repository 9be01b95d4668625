import { factsOf, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { defineRule } from '../rule.ts';

const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

/** Told of one of the two only, the one whose name comes later. */
export const uniqueExternalDns = defineRule({
  id: 'unique-external-dns',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { kyverno: ['unique-external-dns'] },

  summary: 'Two Services ask external-dns for the same name.',
  why: `
    There is one record for each name. With two Services that claim it, clients reach the one or the other, or both in turn.
  `,
  attack: `
    Whoever may annotate a Service claims the name of another application and receives a part of its requests, with credentials.
  `,
  rollout: 'The Service that gives the name up is no longer reached under it once the record has expired.',
  docs: 'https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/',
  messages: {
    duplicate: ({ name, other, host }: { name: string; other: string; host: string }) =>
      `Services "${name}" and "${other}" both ask external-dns for ${host}.`,
  },

  *check({ metadata, name = '', namespace }, { facts, file }) {
    const at = metadata.at('annotations', HOSTNAME);
    for (const host of at.string?.split(',').map((part) => part.trim()) ?? []) {
      if (host === '') continue;
      const other = factsOf(facts, 'service').find(
        (service) =>
          service.publishedHosts.includes(host) &&
          service.name < name &&
          surelySeeEachOther({ namespace, file }, service),
      );
      if (other) yield { message: 'duplicate', at, data: { name, other: other.name, host } };
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        annotations:
          external-dns.alpha.kubernetes.io/hostname: www.example.com
      spec:
        type: LoadBalancer
        ports:
          - port: 80
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: shop
        annotations:
          external-dns.alpha.kubernetes.io/hostname: www.example.com
      spec:
        type: LoadBalancer
        ports:
          - port: 80
    `,
    good: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        annotations:
          external-dns.alpha.kubernetes.io/hostname: web.example.com
      spec:
        type: LoadBalancer
        ports:
          - port: 80
    `,
  },
});
