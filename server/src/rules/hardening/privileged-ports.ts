import type { Container, Pod } from '../../kube/pod.ts';
import { isWindowsWorkload } from '../lib/pod/windows.ts';
import { defineRule } from '../rule.ts';

const FIRST_UNPRIVILEGED = 1024;
const FIRST_UNPRIVILEGED_SYSCTL = 'net.ipv4.ip_unprivileged_port_start';

/** One finding for all ports of a container: one reason makes it need them. The border of 1024 is Linux's, and a safe sysctl moves it for the pod. */
export const privilegedPorts = defineRule({
  id: 'privileged-ports',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'info',
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { 'kube-linter': ['privileged-ports'], trivy: ['KSV-0117'] },
  yieldsTo: ['run-as-non-root'],

  summary: 'A container listens on a port below 1024.',
  why: `
    Linux lets only root, or a program with NET_BIND_SERVICE, listen below 1024. A program with such a port is therefore often
    started as root, just for that. A Service maps port 80 to any port of the container.
  `,
  attack: `
    An attacker who gets into a web server that was started as root for its port 80 has root's rights in the container.
  `,
  rollout: `
    Program, containerPort, probes and the targetPort of the Service change together. Clients notice nothing, for the port of
    the Service stays.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  messages: {
    low: ({ container, ports }: { container: string; ports: readonly number[] }) =>
      `Container "${container}" listens on port ${ports.join(' and ')}: below 1024 that takes root or NET_BIND_SERVICE.`,
  },

  *check(container) {
    const ports = container.at('ports').items;
    if (ports.length === 0 || isWindowsWorkload(container.pod)) return;
    const first = firstUnprivileged(container.pod);
    const low = ports.flatMap((item) => {
      const at = item.at('containerPort');
      const port = at.integer;
      return port !== undefined && port > 0 && port < first ? [{ at, port }] : [];
    });
    if (!low[0]) return;
    const data = { container: container.name, ports: [...new Set(low.map(({ port }) => port))] };
    yield { message: 'low', at: low[0].at, data, ...(mayBind(container) ? { milder: true } : {}) };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 80
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
    `,
  },
});

/** Whether the container asks for the one power that such a port needs. */
function mayBind(container: Container): boolean {
  const added = container.at('securityContext', 'capabilities', 'add').items;
  return added.some((name) => name.is('NET_BIND_SERVICE') || name.is('CAP_NET_BIND_SERVICE'));
}

/** The first port that anybody in the pod may listen on, as its sysctls say; 0 where these may say anything. */
function firstUnprivileged(pod: Pod): number {
  const sysctls = pod.at('securityContext', 'sysctls');
  if (sysctls.isUnknown) return 0;
  const own = sysctls.items.find((sysctl) => sysctl.at('name').is(FIRST_UNPRIVILEGED_SYSCTL));
  return own ? Number(own.at('value').stringOrNumber ?? 0) : FIRST_UNPRIVILEGED;
}
