import type { ServicePortFact } from '../../../kube/facts/fact.ts';
import type { Stated } from '../../../kube/facts/facts.ts';
import { readSelector, selects } from '../../../kube/labels.ts';
import { ownValue } from '../../../schema/notation.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { enclosing, objectAround, siblingText, wordAt } from './around.ts';
import { nearest, viewFrom, whereabouts } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { secure, usual } from './propose.ts';

const services = nearest('service');
const workloads = nearest('workload');

function portsText(ports: readonly ServicePortFact[]): string {
  return ports.map(({ port, name }) => (name === undefined ? `${port}` : `${name} ${port}`)).join(', ');
}

/** The Services that can be meant, with their ports. */
function serviceNames(place: ValuePlace, namespace?: string): readonly ValueProposal[] {
  const view = viewFrom(place, namespace);
  return services(view).map((service) => {
    const ports = portsText(service.ports);
    const where = whereabouts(service, view.file);
    return secure(service.name, ports === '' ? where : `${where}: ${ports}`);
  });
}

/** Headless Services first: a StatefulSet wants one. */
function governingServices(place: ValuePlace): readonly ValueProposal[] {
  const view = viewFrom(place);
  return services(view).map((service) => {
    const propose = service.headless ? secure : usual;
    const where = whereabouts(service, view.file);
    return propose(service.name, service.headless ? `headless ${where}` : where);
  });
}

/** The ports of a Service by its name; without a name those of all near. */
function portsOf(
  place: ValuePlace,
  name: string | undefined,
): readonly [ServicePortFact, Stated<'service'>][] {
  return services(viewFrom(place))
    .filter((service) => name === undefined || service.name === name)
    .flatMap((service) =>
      service.ports.map((port) => [port, service] as [ServicePortFact, Stated<'service'>]),
    );
}

const serviceOfBackend = (place: ValuePlace) => enclosing(place, 'service')?.at('name').string;

function numbers(place: ValuePlace, name: string | undefined): readonly ValueProposal[] {
  return portsOf(place, name).map(([port, service]) =>
    secure(
      port.port,
      port.name === undefined ? `of Service ${service.name}` : `${port.name} of Service ${service.name}`,
    ),
  );
}

function portNames(place: ValuePlace, name: string | undefined): readonly ValueProposal[] {
  return portsOf(place, name).flatMap(([port, service]) =>
    port.name === undefined ? [] : [secure(port.name, `${port.port} of Service ${service.name}`)],
  );
}

/** Names of ports of the Services that the monitor selects by their labels; of all near where it selects none here. */
function monitoredPorts(place: ValuePlace): readonly ValueProposal[] {
  const field = objectAround(place)?.at('spec', 'selector');
  const selector = field && readSelector(field);
  const all = services(viewFrom(place));
  const selected = all.filter(({ labels }) => selector && labels && selects(selector, labels));
  return (selected.length > 0 ? selected : all).flatMap(({ name, ports }) =>
    ports.flatMap((port) =>
      port.name === undefined ? [] : [secure(port.name, `${port.port} of Service ${name}`)],
    ),
  );
}

function eitherOf(place: ValuePlace): readonly ValueProposal[] {
  const name = siblingText(place, 'serviceName');
  return [...portNames(place, name), ...numbers(place, name)];
}

/** What can be scaled near by. */
function scaled(place: ValuePlace): readonly Stated<'workload'>[] {
  const found = workloads(viewFrom(place));
  return found.filter(({ kind }) => Object.hasOwn(SCALED, kind));
}

/** Kinds with a subresource `scale`, and their API versions. */
const SCALED: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  ReplicaSet: 'apps/v1',
  ReplicationController: 'v1',
  Rollout: 'argoproj.io/v1alpha1',
  DeploymentConfig: 'apps.openshift.io/v1',
};

function scaledNames(place: ValuePlace): readonly ValueProposal[] {
  const kind = siblingText(place, 'kind');
  const { file } = viewFrom(place);
  return scaled(place)
    .filter((fact) => kind === undefined || fact.kind === kind)
    .map((fact) => secure(fact.name, whereabouts(fact, file)));
}

function scaledKinds(place: ValuePlace): readonly ValueProposal[] {
  const name = siblingText(place, 'name');
  const word = wordAt(place);
  const known = scaled(place).filter((fact) => fact.name === name && fact.kind !== word);
  return [
    ...known.map(({ kind }) => secure(kind, `there is a ${kind} ${name}`)),
    ...Object.keys(SCALED).map((kind) => usual(kind, SCALED[kind])),
  ];
}

function scaledVersions(place: ValuePlace): readonly ValueProposal[] {
  const version = ownValue(SCALED, siblingText(place, 'kind') ?? '');
  return version === undefined ? [usual('apps/v1')] : [secure(version)];
}

const SCALERS = 'HorizontalPodAutoscaler|ScaledObject';
const namesOfServices = (place: ValuePlace) => serviceNames(place);

/** Services, their ports, and workloads that something else names. */
export const serviceValues: ValueTable = {
  'backend.service.name': namesOfServices,
  'defaultBackend.service.name': namesOfServices,
  'backend.serviceName': namesOfServices,
  'service.port.number': (place) => numbers(place, serviceOfBackend(place)),
  'service.port.name': (place) => portNames(place, serviceOfBackend(place)),
  'backend.servicePort': eitherOf,
  'backendRefs.name': (place) => serviceNames(place, siblingText(place, 'namespace')),
  'backendRefs.port': (place) => numbers(place, siblingText(place, 'name')),
  'clientConfig.service.name': (place) => serviceNames(place, siblingText(place, 'namespace')),
  'APIService spec.service.name': (place) => serviceNames(place, siblingText(place, 'namespace')),
  'Route spec.to.name': namesOfServices,
  'StatefulSet spec.serviceName': governingServices,
  'ServiceMonitor spec.endpoints.port': monitoredPorts,
  [`${SCALERS} spec.scaleTargetRef.name`]: scaledNames,
  [`${SCALERS} spec.scaleTargetRef.kind`]: scaledKinds,
  [`${SCALERS} spec.scaleTargetRef.apiVersion`]: scaledVersions,
  'VerticalPodAutoscaler spec.targetRef.name': scaledNames,
  'VerticalPodAutoscaler spec.targetRef.kind': scaledKinds,
  'VerticalPodAutoscaler spec.targetRef.apiVersion': scaledVersions,
};
