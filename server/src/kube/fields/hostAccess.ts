import { docs, type SecurityField } from './securityField.ts';

const namespaces: readonly SecurityField[] = [
  {
    path: 'hostNetwork',
    level: 'pod',
    type: 'boolean',
    default: 'false.',
    summary:
      'With true, the pod uses the network of the node: it reaches services that listen on the node’s loopback, can see traffic of others, and most network plugins apply no NetworkPolicy to it.',
    rules: ['host-network'],
    docs: docs.podSecurityStandards,
  },
  {
    path: 'hostPID',
    level: 'pod',
    type: 'boolean',
    default: 'false.',
    summary:
      'With true, the pod sees all processes of the node, with their arguments and often their environment, and may be able to signal or trace them.',
    rules: ['host-pid'],
    docs: docs.podSecurityStandards,
  },
  {
    path: 'hostIPC',
    level: 'pod',
    type: 'boolean',
    default: 'false.',
    summary:
      'With true, the pod shares System V IPC and POSIX message queues with the node: it can read and alter memory that other processes share there.',
    rules: ['host-ipc'],
    docs: docs.podSecurityStandards,
  },
  {
    path: 'shareProcessNamespace',
    level: 'pod',
    type: 'boolean',
    default: 'false: every container sees its own processes only.',
    summary:
      'With true, the containers of the pod see each other’s processes and, through /proc, each other’s files and environment. Not allowed together with hostPID.',
    since: '1.12',
    rules: [],
    docs: docs.shareProcessNamespace,
  },
  {
    path: 'hostAliases',
    level: 'pod',
    type: 'list of objects (ip, hostnames)',
    default: 'Names are resolved by DNS alone.',
    summary:
      'Lines for the pod’s /etc/hosts. Whoever may write them sends the application’s traffic elsewhere, past DNS.',
    rules: ['host-aliases'],
    docs: docs.hostAliases,
  },
  {
    path: 'runtimeClassName',
    level: 'pod',
    type: 'string (name of a RuntimeClass)',
    default: 'The default runtime of the node, mostly runc.',
    summary:
      'The runtime that starts the containers. Sandboxed ones, such as gVisor or Kata Containers, put a second wall between container and kernel.',
    since: '1.14',
    rules: ['runtime-class'],
    docs: docs.runtimeClass,
  },
];

const safeSysctls: Readonly<Record<string, string>> = {
  'kernel.shm_rmid_forced': 'Safe in every version.',
  'net.ipv4.ip_local_port_range': 'Safe in every version.',
  'net.ipv4.tcp_syncookies': 'Safe in every version.',
  'net.ipv4.ping_group_range': 'Safe in every version.',
  'net.ipv4.ip_unprivileged_port_start': 'Safe in every version; 0 lets a process without root listen on 80.',
  'net.ipv4.ip_local_reserved_ports': 'Safe since 1.27.',
  'net.ipv4.tcp_keepalive_time': 'Safe since 1.29.',
  'net.ipv4.tcp_fin_timeout': 'Safe since 1.29.',
  'net.ipv4.tcp_keepalive_intvl': 'Safe since 1.29.',
  'net.ipv4.tcp_keepalive_probes': 'Safe since 1.29.',
  'net.ipv4.tcp_rmem': 'Safe since 1.32.',
  'net.ipv4.tcp_wmem': 'Safe since 1.32.',
  // kubernetes/pod-security-admission policy/check_sysctls.go, sysctlsAllowedSet1_37
  'net.ipv4.tcp_slow_start_after_idle': 'Safe since 1.37.',
  'net.ipv4.tcp_notsent_lowat': 'Safe since 1.37.',
};

const sysctls: readonly SecurityField[] = [
  {
    path: 'securityContext.sysctls',
    level: 'pod',
    type: 'list of objects (name, value)',
    default: 'The values of the node for a new namespace.',
    summary:
      'Kernel settings of the pod’s namespaces. Those outside the safe set may disturb other pods or the node, break baseline, and only work where the kubelet allows them.',
    rules: ['unsafe-sysctls', 'sysctl-value-injection'],
    docs: docs.sysctls,
  },
  {
    path: 'securityContext.sysctls.name',
    level: 'pod',
    type: 'string',
    default: 'Must be given.',
    summary: 'The kernel setting. These are the ones that the Pod Security Standards count as safe.',
    values: safeSysctls,
    rules: ['unsafe-sysctls'],
    docs: docs.sysctls,
  },
  {
    // The escape is CVE-2022-0811 of CRI-O: https://nvd.nist.gov/vuln/detail/CVE-2022-0811
    path: 'securityContext.sysctls.value',
    level: 'pod',
    type: 'string',
    default: 'Must be given.',
    summary:
      'The value, as text. A + or = in it smuggled further settings into old versions of CRI-O and led out of the container (CVE-2022-0811).',
    rules: ['sysctl-value-injection'],
    docs: docs.sysctls,
  },
];

const ports: readonly SecurityField[] = [
  {
    path: 'ports.hostPort',
    level: 'container',
    type: 'integer (port)',
    default: 'No port of the node is taken. With hostNetwork it is the same as containerPort.',
    summary:
      'Opens the port on the address of the node, past Service and Ingress. It exposes the container to whoever reaches the node, and only one such pod fits on each node.',
    rules: ['host-port'],
    docs: docs.podSecurityStandards,
  },
  {
    path: 'ports.hostIP',
    level: 'container',
    type: 'string (IP address)',
    default: 'All addresses of the node.',
    summary: 'The address of the node that hostPort listens on.',
    rules: ['host-port'],
    docs: docs.podReference,
  },
  {
    path: 'ports.containerPort',
    level: 'container',
    type: 'integer (port)',
    default: 'Must be given in an entry of ports; a port that is not listed is reachable all the same.',
    summary:
      'A port that the container listens on. Below 1024, a process without root needs NET_BIND_SERVICE or a runtime that lets everybody listen there.',
    rules: ['privileged-ports', 'ssh-port'],
    docs: docs.podReference,
  },
];

const handlers = [
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => [
    `${probe}.httpGet`,
    `${probe}.tcpSocket`,
  ]),
  ...['lifecycle.postStart', 'lifecycle.preStop'].flatMap((hook) => [`${hook}.httpGet`, `${hook}.tcpSocket`]),
];

const probeHosts: readonly SecurityField[] = handlers.map((handler) => ({
  path: `${handler}.host`,
  level: 'container',
  type: 'string (host name or IP address)',
  default: 'The address of the pod.',
  summary:
    'Where the kubelet connects to. Any value makes the node call on somebody else’s behalf, into networks that the pod may not reach; 127.0.0.1 is the node itself. For a Host header use httpHeaders.',
  rules: ['probe-host'],
  docs: docs.podSecurityStandards,
}));

const hostProcessField = {
  path: 'securityContext.windowsOptions.hostProcess',
  type: 'boolean',
  default: 'false.',
  summary:
    'With true, a Windows container runs directly on the node, with its files, devices and accounts. All containers of a pod must agree, and hostNetwork must be true.',
  precedence:
    'windowsOptions are merged field by field; a value in the container wins over the one of the pod.',
  since: '1.23',
  rules: ['windows-host-process'],
  docs: docs.hostProcess,
} as const;

const runAsUserNameField = {
  path: 'securityContext.windowsOptions.runAsUserName',
  type: 'string (user name)',
  default: 'The user that the image names, often ContainerAdministrator.',
  summary:
    'The Windows account of the first process. ContainerUser is the one with few rights; runAsUser has no meaning on Windows.',
  precedence: hostProcessField.precedence,
  rules: ['windows-run-as-user'],
  docs: docs.securityContext,
} as const;

const windows: readonly SecurityField[] = [
  { ...hostProcessField, level: 'pod' },
  { ...hostProcessField, level: 'container' },
  { ...runAsUserNameField, level: 'pod' },
  { ...runAsUserNameField, level: 'container' },
];

/** Fields that open a way to the node: its namespaces, kernel settings, ports, and Windows host processes. */
export const hostAccessFields: readonly SecurityField[] = [
  ...namespaces,
  ...sysctls,
  ...ports,
  ...probeHosts,
  ...windows,
];
