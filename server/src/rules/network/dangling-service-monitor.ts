import type { ServiceFact } from '../../kube/facts/fact.ts';
import { factsOf, type Stated, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { isEmptySelector, readSelector, readTexts, selects } from '../../kube/labels.ts';
import type { Resource } from '../../kube/resource.ts';
import { hasKnownNamespace, mayBeMadeByOthers } from '../lib/network/inView.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const danglingServiceMonitor = defineRule({
  id: 'dangling-service-monitor',
  visits: 'resource',
  category: 'network',
  kinds: ['ServiceMonitor'],
  severity: 'info',
  fix: null,
  risk: 1,
  crossResource: true,
  standards: [],
  equivalents: { 'kube-linter': ['dangling-servicemonitor'] },

  summary: 'A ServiceMonitor selects no Service of the workspace.',
  why: `
    Prometheus then scrapes nothing for it. Alerts about the workload stay silent, because no data is not the same as a bad value.
  `,
  attack: 'An outage, or an attack that shows in the metrics, goes by without an alert.',
  rollout:
    'Prometheus begins to scrape; make sure that the port it names answers and that NetworkPolicies let it in.',
  docs: 'https://prometheus-operator.dev/docs/developer/getting-started/',
  messages: {
    dangling: ({ name }: { name: string }) =>
      `ServiceMonitor "${name}" selects no Service in this workspace.`,
  },

  *check(resource, context) {
    const at = resource.root.at('spec', 'selector');
    const selector = readSelector(at);
    if (!selector || isEmptySelector(selector)) return;
    const services = servicesInView(resource, context);
    if (!services || services.some(({ labels }) => !labels || selects(selector, labels))) return;
    if (!mayBeMadeByOthers(Object.values(selector.matchLabels), resource, context.facts))
      yield { message: 'dangling', at, data: { name: resource.name ?? '' } };
  },

  examples: {
    bad: `
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata:
        name: web
      spec:
        selector:
          matchLabels:
            app: web
        endpoints:
          - port: metrics
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        labels:
          app: website
      spec:
        selector:
          app: web
        ports:
          - name: metrics
            port: 9090
    `,
    good: `
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata:
        name: web
      spec:
        selector:
          matchLabels:
            app: web
        endpoints:
          - port: metrics
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        labels:
          app: web
      spec:
        selector:
          app: web
        ports:
          - name: metrics
            port: 9090
    `,
  },
});

/** The Services of the namespaces that are watched, if they are plainly all there are. */
function servicesInView(
  resource: Resource,
  { facts, file }: RuleContext,
): readonly Stated<'service'>[] | undefined {
  const watched = resource.root.at('spec', 'namespaceSelector');
  const names = readTexts(watched.at('matchNames'));
  if (!hasKnownNamespace(resource) || !names || watched.at('any').isUnknown) return undefined;
  const own = { namespace: resource.namespace, file };
  const isWatched = ({ namespace }: ServiceFact): boolean =>
    watched.at('any').is(true) ||
    namespace === undefined ||
    (names.length > 0 ? names.includes(namespace) : (own.namespace ?? namespace) === namespace);
  const services = factsOf(facts, 'service').filter(isWatched);
  const isSure = services.some((service) =>
    service.namespace !== undefined && names.includes(service.namespace)
      ? true
      : names.length === 0 && surelySeeEachOther(own, service),
  );
  return isSure && services.every(({ complete }) => complete) ? services : undefined;
}
