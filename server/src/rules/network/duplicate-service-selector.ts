import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { type Labels, readLabels } from '../../kube/labels.ts';
import { defineRule } from '../rule.ts';

/**
 * Told of one of the two only, the one whose name comes later. Services of two types, or a headless one beside an ordinary one,
 * are two ways to the same pods, and no mistake.
 */
export const duplicateServiceSelector = defineRule({
  id: 'duplicate-service-selector',
  visits: 'resource',
  category: 'network',
  kinds: ['Service'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: { kyverno: ['require-unique-service-selector'] },

  summary: 'Two Services select the same pods.',
  why: `
    Two Services with one selector lead to the same pods. That is sometimes meant; more often a Service was copied and its selector
    forgotten, so that requests arrive at the wrong workload.
  `,
  attack: 'Requests that were meant for another workload, with their tokens and data, end up in this one.',
  rollout: 'Clients of the Service whose selector changes talk to other pods from then on.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  messages: {
    duplicate: ({ name, other }: { name: string; other: string }) =>
      `Services "${name}" and "${other}" have the same selector.`,
  },

  *check({ root, name = '', namespace }, { facts, file }) {
    const at = root.at('spec', 'selector');
    const selector = readLabels(at);
    if (!selector || Object.keys(selector).length === 0) return;
    const headless = root.at('spec', 'clusterIP').is('None');
    const type = root.at('spec', 'type').string ?? 'ClusterIP';
    const other = factsNear(facts, 'service', { namespace }).find(
      (service) =>
        service.name < name &&
        service.headless === headless &&
        service.serviceType === type &&
        service.selector !== undefined &&
        isEqual(service.selector, selector) &&
        surelySeeEachOther({ namespace, file }, service),
    );
    if (other) yield { message: 'duplicate', at, data: { name, other: other.name } };
  },

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
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: shop
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
          - port: 80
    `,
  },
});

function isEqual(a: Labels, b: Labels): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
  );
}
