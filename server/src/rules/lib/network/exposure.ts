import type { ServiceFact } from '../../../kube/facts/fact.ts';
import { factsNear, surelySeeEachOther } from '../../../kube/facts/facts.ts';
import { type Labels, selects } from '../../../kube/labels.ts';
import type { RuleContext } from '../../rule.ts';

/** Through what a workload can be reached from outside of the cluster. */
export interface Exposure {
  /** Kind of the object: `Service`, `Ingress`, `HTTPRoute`, … */
  readonly kind: string;
  readonly name: string;
}

interface Place {
  readonly namespace: string | undefined;
}

/** The first object that leads from outside to pods with these labels, as far as the workspace tells. */
export function exposureOf(place: Place, labels: Labels, context: RuleContext): Exposure | undefined {
  const own = { namespace: place.namespace, file: context.file };
  const services = factsNear(context.facts, 'service', place).filter(
    (service) =>
      service.selector !== undefined &&
      selects({ matchLabels: service.selector, matchExpressions: [] }, labels) &&
      surelySeeEachOther(own, service),
  );
  const open = services.find(
    ({ serviceType }) => serviceType === 'NodePort' || serviceType === 'LoadBalancer',
  );
  if (open) return { kind: `${open.serviceType} Service`, name: open.name };
  const names = services.map(({ name }: ServiceFact) => name);
  if (names.length === 0) return undefined;
  return (
    factsNear(context.facts, 'ingress', place).find(
      ({ paths, defaultService, ...ingress }) =>
        surelySeeEachOther(own, ingress) &&
        [defaultService, ...paths.map(({ service }) => service)].some(
          (name) => name !== undefined && names.includes(name),
        ),
    ) ??
    factsNear(context.facts, 'route', place).find(
      ({ backends, ...route }) =>
        surelySeeEachOther(own, route) &&
        backends.some(
          ({ kind, name, namespace }) =>
            kind === 'Service' && names.includes(name) && (namespace ?? own.namespace) === own.namespace,
        ),
    )
  );
}
