/**
 * The Linux capabilities by the name that Kubernetes uses (without `CAP_`), and what each hands to a process.
 *
 * Sources: capabilities(7), https://man7.org/linux/man-pages/man7/capabilities.7.html, for the list and what each permits;
 * `defaultUnixCaps` in containerd/containerd `pkg/oci/spec.go` and moby/moby `daemon/pkg/oci/caps/defaults.go` for the default
 * set (the two agree; CRI-O starts from a smaller one: no MKNOD, NET_RAW, SETFCAP, SYS_CHROOT, AUDIT_WRITE).
 */

/** One Linux capability. */
export interface Capability {
  /** As in a manifest: upper case, without `CAP_`. */
  readonly name: string;
  /** One sentence: what a process with it may do. */
  readonly allows: string;
  /** Whether containerd and Docker give it to a container that asks for nothing. */
  readonly defaultSet: boolean;
  /**
   * Whether it opens a way out of the container, into the node's kernel or into the traffic of others: the list that
   * Kubescape's control C-0046 uses (https://kubescape.io/docs/controls/c-0046/), and DAC_READ_SEARCH, which reads any file
   * of the node by handle (open_by_handle_at(2)).
   */
  readonly dangerous: boolean;
}

const defaultSet: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const dangerous: ReadonlySet<string> = new Set([
  'BPF',
  'DAC_READ_SEARCH',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'NET_ADMIN',
  'NET_RAW',
  'PERFMON',
  'SETPCAP',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_PTRACE',
  'SYS_RAWIO',
]);

const allows: Readonly<Record<string, string>> = {
  AUDIT_CONTROL: 'Switches the kernel audit system on and off and changes its rules.',
  AUDIT_READ: "Reads the node's kernel audit log.",
  AUDIT_WRITE: 'Writes entries into the kernel audit log, as login and sudo do.',
  BLOCK_SUSPEND: 'Keeps the machine from going to sleep.',
  BPF: 'Loads eBPF programs and maps, with which a process watches and alters what the kernel does.',
  CHECKPOINT_RESTORE: 'Freezes processes to disk and restores them, choosing their process ids.',
  CHOWN: 'Gives any file to any user and group.',
  DAC_OVERRIDE: 'Reads, writes and executes files whatever their permission bits say.',
  DAC_READ_SEARCH:
    'Reads every file and lists every directory whatever their permission bits say, and opens files by handle, past mount boundaries.',
  FOWNER: 'Changes mode, times, attributes and lists of access rights of files that belong to others.',
  FSETID: 'Keeps the set-user-id and set-group-id bits when a file is changed.',
  IPC_LOCK: 'Locks memory so that it is never swapped, and uses huge pages of shared memory.',
  IPC_OWNER: 'Uses System V message queues, semaphores and shared memory that belong to others.',
  KILL: 'Sends signals to processes of other users.',
  LEASE: 'Sets leases on files that belong to others.',
  LINUX_IMMUTABLE: 'Sets and clears the immutable and append-only marks of files.',
  MAC_ADMIN: 'Changes the policy of a mandatory access control system such as Smack.',
  MAC_OVERRIDE: 'Ignores the policy of a mandatory access control system such as Smack.',
  MKNOD: 'Creates device files.',
  NET_ADMIN: 'Configures interfaces, routes, firewall rules and traffic control of its network namespace.',
  NET_BIND_SERVICE: 'Listens on ports below 1024.',
  NET_BROADCAST: 'Sends broadcasts and listens to multicasts.',
  NET_RAW:
    'Sends and receives raw packets, with which a process forges addresses and poisons ARP and DNS of its neighbours.',
  PERFMON:
    'Uses performance counters and tracing, which also show memory of the kernel and of other processes.',
  SETFCAP: 'Writes capabilities on files, for whoever executes them later.',
  SETGID: 'Takes on any group id, and forges group ids on sockets.',
  SETPCAP:
    'Moves capabilities into its inheritable set, out of its bounding set, and changes its secure bits.',
  SETUID: 'Takes on any user id, and forges user ids on sockets.',
  SYSLOG: "Reads the kernel's log and the kernel addresses that it shows.",
  SYS_ADMIN:
    'Mounts file systems, enters namespaces, and does most of what only root may do: nearly the same as root.',
  SYS_BOOT: 'Reboots the machine and loads another kernel.',
  SYS_CHROOT: 'Changes its root directory and its mount namespace.',
  SYS_MODULE: 'Loads modules into the kernel that the whole node runs on.',
  SYS_NICE: 'Raises priorities, and sets scheduling and CPU affinity of other processes.',
  SYS_PACCT: 'Switches process accounting on and off.',
  SYS_PTRACE: 'Reads and changes the memory of other processes that it sees.',
  SYS_RAWIO: 'Talks to ports and memory of the hardware directly.',
  SYS_RESOURCE: 'Goes beyond quotas, reserved disk space and resource limits.',
  SYS_TIME: "Sets the node's clock.",
  SYS_TTY_CONFIG: 'Configures virtual terminals and hangs them up.',
  WAKE_ALARM: 'Sets timers that wake the machine.',
};

/** Every capability of Linux 6, by name. */
export const capabilities: Readonly<Record<string, Capability>> = Object.fromEntries(
  Object.entries(allows).map(([name, sentence]) => [
    name,
    { name, allows: sentence, defaultSet: defaultSet.has(name), dangerous: dangerous.has(name) },
  ]),
);

/**
 * The capability that a manifest means by `written`, however it spells it: `NET_ADMIN`, `CAP_NET_ADMIN` or `net_admin`.
 * Only the first form is right in a manifest; undefined for `ALL` and for names that Linux does not have.
 */
export function findCapability(written: string): Capability | undefined {
  const name = written.toUpperCase().replace(/^CAP_/, '');
  return Object.hasOwn(capabilities, name) ? capabilities[name] : undefined;
}
