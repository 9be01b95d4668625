import type { Field } from '../../syntax/field.ts';
import { readLabels } from '../labels.ts';
import { type FactReader, optional, readPort } from './common.ts';
import type { IngressPathFact, RouteBackendFact, ServicePortFact } from './fact.ts';

/** See https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/. */
const EXTERNAL_DNS_HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

/** Reads a Service. */
export const readService: FactReader = ({ root, metadata }, common) => {
  const spec = root.at('spec');
  const selector = readLabels(spec.at('selector'));
  const ports = spec.at('ports').items.flatMap((item): ServicePortFact[] => {
    const port = item.at('port').integer;
    if (port === undefined) return [];
    return [
      {
        port,
        protocol: item.at('protocol').string ?? 'TCP',
        ...optional('name', item.at('name').string),
        ...optional('targetPort', readPort(item.at('targetPort'))),
      },
    ];
  });
  return {
    ...common,
    type: 'service',
    complete: common.complete && selector !== undefined && spec.at('ports').isCompleteList,
    serviceType: spec.at('type').string ?? 'ClusterIP',
    ...optional('selector', selector && Object.keys(selector).length > 0 ? selector : undefined),
    headless: spec.at('clusterIP').is('None'),
    ports,
    publishedHosts: (metadata.at('annotations', EXTERNAL_DNS_HOSTNAME).string ?? '')
      .split(',')
      .map((host) => host.trim())
      .filter((host) => host !== ''),
  };
};

/** Reads an Ingress of any version: `service.name` and `service.port` since networking.k8s.io/v1, `serviceName` before. */
export const readIngress: FactReader = ({ root, metadata }, common) => {
  const spec = root.at('spec');
  const rules = spec.at('rules');
  const paths = rules.items.flatMap((rule) =>
    rule.at('http', 'paths').items.map((item): IngressPathFact => {
      const backend = item.at('backend');
      const port = backend.at('service', 'port');
      return {
        host: rule.at('host').string ?? '',
        path: item.at('path').string ?? '/',
        pathType: item.at('pathType').string ?? 'ImplementationSpecific',
        ...optional('service', backend.at('service', 'name').string ?? backend.at('serviceName').string),
        ...optional(
          'port',
          port.at('number').integer ?? port.at('name').string ?? readPort(backend.at('servicePort')),
        ),
      };
    }),
  );
  const current = spec.at('defaultBackend');
  const defaultBackend = current.isAbsent ? spec.at('backend') : current;
  const className =
    spec.at('ingressClassName').string ?? metadata.at('annotations', 'kubernetes.io/ingress.class').string;
  return {
    ...common,
    type: 'ingress',
    complete: common.complete && rules.isCompleteList,
    ...optional('className', className),
    paths,
    ...optional(
      'defaultService',
      defaultBackend.at('service', 'name').string ?? defaultBackend.at('serviceName').string,
    ),
  };
};

/** Reads a route of the Gateway API (gateway-api `apis/v1`). */
export const readGatewayRoute: FactReader = ({ root }, common) => {
  const rules = root.at('spec', 'rules');
  const backends = rules.items.flatMap((rule) =>
    rule.at('backendRefs').items.flatMap((reference) => readBackend(reference, 'Service')),
  );
  const hosts = root.at('spec', 'hostnames').items.flatMap((host) => host.string ?? []);
  return { ...common, type: 'route', complete: common.complete && rules.isCompleteList, backends, hosts };
};

/** Reads a Route of OpenShift (openshift/api `route/v1`). */
export const readOpenShiftRoute: FactReader = ({ root }, common) => {
  const spec = root.at('spec');
  const targets = [spec.at('to'), ...spec.at('alternateBackends').items];
  return {
    ...common,
    type: 'route',
    backends: targets.flatMap((target) => readBackend(target, 'Service')),
    hosts: [spec.at('host').string ?? ''].filter((host) => host !== ''),
    ...optional('path', spec.at('path').string),
  };
};

/**
 * Reads a VirtualService of Istio (istio/api `networking/v1`): one that is bound to a gateway, for one of the mesh alone leads
 * no traffic into the cluster.
 */
export const readVirtualService: FactReader = ({ root }, common) => {
  const spec = root.at('spec');
  if (!spec.at('gateways').items.some((gateway) => gateway.isNot('mesh'))) return undefined;
  const destinations = ['http', 'tcp', 'tls'].flatMap((list) =>
    spec.at(list).items.flatMap((route) => route.at('route').items.map((to) => to.at('destination', 'host'))),
  );
  return {
    ...common,
    type: 'route',
    backends: destinations.flatMap((host): RouteBackendFact[] => {
      const [name, namespace] = host.string?.split('.') ?? [];
      return name ? [{ kind: 'Service', name, ...optional('namespace', namespace) }] : [];
    }),
    hosts: spec.at('hosts').items.flatMap((host) => host.string ?? []),
  };
};

function readBackend(reference: Field, kind: string): RouteBackendFact[] {
  const name = reference.at('name').string;
  if (name === undefined) return [];
  return [
    {
      kind: reference.at('kind').string ?? kind,
      name,
      ...optional('namespace', reference.at('namespace').string),
    },
  ];
}
