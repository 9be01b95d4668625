import { factsBy, type Stated } from '../../../kube/facts/facts.ts';
import { readLabels, readSelector, type Selector, selects } from '../../../kube/labels.ts';
import type { Field } from '../../../syntax/field.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import {
  containerAround,
  containersOf,
  enclosing,
  imagesAround,
  objectAround,
  podSpecAround,
  podTemplateAround,
  siblingText,
} from './around.ts';
import { nearest, type Viewpoint, viewFrom } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const workloads = nearest('workload');
const byLabel = factsBy('workload', ({ podLabels = {} }) =>
  Object.entries(podLabels).map(([key, value]) => `${key}=${value}`),
);
const servicesByLabel = factsBy('service', ({ selector = {} }) =>
  Object.entries(selector).map(([key, value]) => `${key}=${value}`),
);

/** The workloads whose pods a selector selects; none for one that selects all. */
function selected(view: Viewpoint, selector: Selector | undefined): readonly Stated<'workload'>[] {
  const [first] = Object.entries(selector?.matchLabels ?? {});
  if (!first || !selector) return [];
  return byLabel(view.facts, first.join('=')).filter(
    ({ podLabels, namespace }) =>
      podLabels !== undefined && selects(selector, podLabels) && isSame(namespace, view.namespace),
  );
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

type What = 'numbers' | 'names' | 'both';

function portsOfWorkloads(facts: readonly Stated<'workload'>[], what: What): readonly ValueProposal[] {
  const ports = facts.flatMap((fact) =>
    fact.ports.map((port) => ({ ...port, of: `${fact.kind} ${fact.name}` })),
  );
  const names = ports.flatMap(({ name, port, of }) =>
    name === undefined ? [] : [secure(name, `${port} of ${of}`)],
  );
  const numbers = ports.map(({ name, port, of }) =>
    secure(port, name === undefined ? `of ${of}` : `${name} of ${of}`),
  );
  return what === 'names' ? names : what === 'numbers' ? numbers : [...names, ...numbers];
}

/** The ports of the pods that the Service selects. */
function ofSelected(what: What) {
  return (place: ValuePlace): readonly ValueProposal[] => {
    const selector = objectAround(place)?.at('spec', 'selector');
    const labels = selector && readLabels(selector);
    const exact = labels && { matchLabels: labels, matchExpressions: [] };
    return portsOfWorkloads(selected(viewFrom(place), exact), what);
  };
}

function servicePorts(place: ValuePlace): readonly ValueProposal[] {
  return [...ofSelected('numbers')(place), secure(443, 'HTTPS'), usual(80, 'HTTP')];
}

/** What images listen on, and what Services send their traffic to. */
function containerPorts(place: ValuePlace): readonly ValueProposal[] {
  const known = imagesAround(place).flatMap(({ ports = [], repository }) =>
    ports.map((port) => secure(port, `${repository.split('/').at(-1)} listens here`)),
  );
  const services = servicesOf(place).flatMap((service) =>
    service.ports.flatMap(({ port, targetPort = port }) =>
      typeof targetPort === 'number' ? [secure(targetPort, `target of Service ${service.name}`)] : [],
    ),
  );
  return [
    ...services,
    ...known,
    usual(8080, 'HTTP without root'),
    usual(8443, 'HTTPS without root'),
    usual(9090, 'metrics'),
    usual(3000),
    usual(5000),
    discouraged(80, 'needs root or NET_BIND_SERVICE'),
    discouraged(443, 'needs root or NET_BIND_SERVICE'),
  ];
}

/** The Services that select the pod that is typed in. */
function servicesOf(place: ValuePlace): readonly Stated<'service'>[] {
  const template = podTemplateAround(place);
  const labels = template && readLabels(template.at('metadata', 'labels'));
  if (!labels) return [];
  const { facts, namespace } = viewFrom(place);
  const found = Object.entries(labels).flatMap((label) => servicesByLabel(facts, label.join('=')));
  return [...new Set(found)].filter(
    (service) =>
      isSame(service.namespace, namespace) &&
      selects({ matchLabels: service.selector ?? {}, matchExpressions: [] }, labels),
  );
}

const PORT_NAMES: readonly ValueProposal[] = ['http', 'https', 'metrics', 'grpc', 'health', 'admin'].map(
  (name) => usual(name),
);

/** Names by number: what IANA and habit call it. */
const NAMES_OF: Readonly<Record<number, string>> = {
  80: 'http',
  443: 'https',
  3000: 'http',
  3306: 'mysql',
  5432: 'postgresql',
  5672: 'amqp',
  6379: 'redis',
  8080: 'http',
  8443: 'https',
  9090: 'metrics',
  9092: 'kafka',
  9100: 'metrics',
  27017: 'mongodb',
  50051: 'grpc',
};

function portNames(place: ValuePlace): readonly ValueProposal[] {
  const number = siblingText(place, 'containerPort') ?? siblingText(place, 'port');
  const own = NAMES_OF[Number(number)];
  const wanted = servicesOf(place).flatMap((service) =>
    service.ports.flatMap(({ targetPort }) =>
      typeof targetPort === 'string' ? [secure(targetPort, `target of Service ${service.name}`)] : [],
    ),
  );
  return [...wanted, ...(own === undefined ? [] : [secure(own, `usual for ${number}`)]), ...PORT_NAMES];
}

/** The ports of the container that a probe or hook asks; those of the pod where it has none. */
function ownPorts(place: ValuePlace): readonly ValueProposal[] {
  const container = containerAround(place);
  const own = container ? portsIn([container]) : [];
  const ports = own.length > 0 ? own : portsIn(containersOf(podSpecAround(place)));
  const isNumber = place.path.includes('grpc');
  return [
    ...(isNumber
      ? []
      : ports.flatMap(({ name, port }) => (name === undefined ? [] : [secure(name, `port ${port}`)]))),
    ...ports.map(({ name, port }) => secure(port, name)),
    ...imagesAround(place).flatMap(({ ports: known = [] }) =>
      known.map((port) => usual(port, 'the image listens here')),
    ),
  ];
}

function portsIn(
  containers: readonly Field[],
): { readonly name: string | undefined; readonly port: number }[] {
  return containers.flatMap((container) =>
    container.at('ports').items.flatMap((item) => {
      const port = item.at('containerPort').integer;
      return port === undefined ? [] : [{ name: item.at('name').string, port }];
    }),
  );
}

/** Ports in a NetworkPolicy: into the pods that it selects, or out to others. */
function policyPorts(place: ValuePlace): readonly ValueProposal[] {
  const view = viewFrom(place);
  if (place.path.includes('egress'))
    return [...EGRESS_PORTS, ...portsOfWorkloads(peers(place, view), 'numbers')];
  const selector = objectAround(place)?.at('spec', 'podSelector');
  return portsOfWorkloads(selected(view, selector && readSelector(selector)), 'both');
}

function peers(place: ValuePlace, view: Viewpoint): readonly Stated<'workload'>[] {
  const rule = enclosing(place, 'egress');
  const wanted = (rule?.at('to').items ?? []).flatMap((peer) => readSelector(peer.at('podSelector')) ?? []);
  return wanted.length === 0 ? workloads(view) : wanted.flatMap((selector) => selected(view, selector));
}

const EGRESS_PORTS: readonly ValueProposal[] = [secure(53, 'DNS'), secure(443, 'HTTPS, the API server too')];

/** Ports of containers, Services, probes and NetworkPolicies. */
export const portValues: ValueTable = {
  'ports.containerPort': containerPorts,
  'containers.ports.name': portNames,
  'initContainers.ports.name': portNames,
  'Service spec.ports.name': portNames,
  'Service spec.ports.port': servicePorts,
  'Service spec.ports.targetPort': ofSelected('both'),
  'httpGet.port': ownPorts,
  'tcpSocket.port': ownPorts,
  'grpc.port': ownPorts,
  'NetworkPolicy spec.ingress.ports.port': policyPorts,
  'NetworkPolicy spec.egress.ports.port': policyPorts,
};
