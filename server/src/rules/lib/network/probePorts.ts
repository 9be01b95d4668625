import type { Container } from '../../../kube/pod.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Excuse, Fix } from '../../rule.ts';

/** A probe of a container. */
export type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/** A port that a probe asks and the container does not declare. */
export interface UndeclaredPort {
  readonly at: Field;
  readonly port: number | string;
}

/**
 * The port of a probe that is certainly not among the declared TCP ports; undefined where it is, where the probe asks another
 * host, or where anything is unknown. Text of digits is a number to the kubelet when no port has that name (k8s.io/kubernetes
 * pkg/probe/util.go).
 */
export function undeclaredPort(container: Container, probe: ProbeName): UndeclaredPort | undefined {
  if (container.kind !== 'container' && container.kind !== 'sidecar') return undefined;
  const root = container.at(probe);
  const action = ['httpGet', 'tcpSocket', 'grpc']
    .map((name) => root.at(name))
    .find(({ node }) => node?.kind === 'map');
  if (!action?.at('host').isAbsent) return undefined;
  const at = action.at('port');
  const text = at.string;
  const port = at.integer ?? (text !== undefined && /^\d+$/.test(text) ? Number(text) : text);
  if (port === undefined || port === '') return undefined;
  // Containers of a pod share its addresses, so a number may be the port of a neighbour; names are looked up in the container.
  const concerned = typeof port === 'string' ? [container] : container.pod.containers;
  const ports = concerned.map(tcpPorts);
  const declares = (one: DeclaredPort): boolean =>
    one.port === port || (text !== undefined && one.name === text);
  if (ports.some((list) => !list || list.some(declares))) return undefined;
  return { at, port };
}

/** One undeclared port is one mistake, also where several probes ask it: the first of them says so for those that follow. */
export function excuseFollowers(
  container: Container,
  first: ProbeName,
  { port }: UndeclaredPort,
): readonly Excuse[] {
  return PROBES.slice(PROBES.findIndex(({ probe }) => probe === first) + 1).flatMap(({ probe, rule }) => {
    const other = undeclaredPort(container, probe);
    return other?.port === port ? [{ rules: [rule], within: other.at.path }] : [];
  });
}

const PROBES: readonly { readonly probe: ProbeName; readonly rule: string }[] = [
  { probe: 'livenessProbe', rule: 'liveness-port' },
  { probe: 'readinessProbe', rule: 'readiness-port' },
  { probe: 'startupProbe', rule: 'startup-port' },
];

interface DeclaredPort {
  readonly field: Field;
  readonly port: number;
  readonly name: string | undefined;
}

/** The TCP ports of a container; undefined where some are unknown. */
export function tcpPorts(container: Container): readonly DeclaredPort[] | undefined {
  const list = container.at('ports');
  if (!list.isCompleteList) return undefined;
  const ports: DeclaredPort[] = [];
  for (const field of list.items) {
    const port = field.at('containerPort').integer;
    const protocol = field.at('protocol');
    if (port === undefined || field.at('name').isUnknown || protocol.isUnknown) return undefined;
    if (protocol.isAbsent || protocol.is('TCP')) ports.push({ field, port, name: field.at('name').string });
  }
  return ports;
}

/** Declares the port of a probe: gives the name to the only port there is, or adds one. */
export function declarePortFix(container: Container, port: number | string): Fix {
  const ports = container.at('ports');
  const [only, ...others] = tcpPorts(container) ?? [];
  const named = typeof port === 'string';
  const canName = named && only && others.length === 0 && only.name === undefined;
  const value = named ? { name: port, containerPort: { tabStop: 8080 } } : { containerPort: port };
  const operation: EditOperation = canName
    ? { kind: 'set', path: only.field.at('name').path, value: port }
    : { kind: 'append', path: ports.path, value };
  return {
    title: canName ? `Name port ${only.port} "${port}"` : `Declare port ${port}`,
    safety: 'unsafe',
    caution: 'Make sure that the program listens on this port.',
    operations: [operation],
  };
}
