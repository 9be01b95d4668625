import type { Container } from '../../../kube/pod.ts';
import type { NewValue } from '../../../syntax/edit/operation.ts';
import { imageOf } from '../images/containerImage.ts';
import { tcpPorts } from './probePorts.ts';

/** What a probe does, as in the manifest. */
export type ProbeAction = { readonly [action: string]: NewValue };

/** Port names that mean HTTP; `http-metrics` and the like serve their own paths but answer as well. */
const HTTP_NAME = /^(?:https?|web)(?:-|$)/;

/**
 * Commands by which well-known images ask their own program, by the last part of the image's name: the health checks that the
 * images' own documentation and Docker's official samples use.
 */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  redis: ['redis-cli', 'ping'],
  valkey: ['valkey-cli', 'ping'],
  postgres: ['pg_isready'],
  postgresql: ['pg_isready'],
  mysql: ['mysqladmin', 'ping'],
  mongo: ['mongosh', '--quiet', '--eval', "db.adminCommand('ping')"],
  rabbitmq: ['rabbitmq-diagnostics', '--quiet', 'ping'],
};

/** Ports of well-known programs that speak no HTTP, for manifests that declare none. */
const PORTS: Readonly<Record<string, number>> = {
  memcached: 11211,
  mariadb: 3306,
  kafka: 9092,
  zookeeper: 2181,
};

/** What a probe of a container can ask: its own program, its HTTP server, its first port. Undefined where nothing is known. */
export function probeAction(container: Container, path: string): ProbeAction | undefined {
  const program = programOf(container);
  const command = program !== undefined && Object.hasOwn(COMMANDS, program) ? COMMANDS[program] : undefined;
  if (command && container.at('command').isAbsent) return { exec: { command } };
  const ports = tcpPorts(container) ?? [];
  const http = ports.find(({ name }) => name !== undefined && HTTP_NAME.test(name));
  if (http?.name !== undefined) {
    const scheme = http.name.startsWith('https') ? { scheme: 'HTTPS' } : {};
    return { httpGet: { path: { tabStop: path }, port: http.name, ...scheme } };
  }
  const [first] = ports;
  const known = program !== undefined && Object.hasOwn(PORTS, program) ? PORTS[program] : undefined;
  const port = first ? (first.name ?? first.port) : known;
  return port === undefined ? undefined : { tcpSocket: { port } };
}

function programOf(container: Container): string | undefined {
  const { reference } = imageOf(container);
  return reference?.path.slice(reference.path.lastIndexOf('/') + 1);
}
