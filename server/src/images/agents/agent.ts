/**
 * What a program on a node really needs of it. Each word stands for fields of a pod; the rule `node-agent` says which
 * verdicts it excuses.
 */
export type NodeAccess =
  | 'privileged'
  | 'host-network'
  | 'host-pid'
  | 'host-ipc'
  /** Ports of the node without its whole network. */
  | 'host-port'
  /** Directories of the node, to read. */
  | 'host-path'
  /** Directories of the node, to write. */
  | 'host-path-write'
  | 'runtime-socket'
  /** Capabilities beyond the runtime's default; they are listed in `capabilities`. */
  | 'capabilities'
  /** User 0, for files that only root may read or write. */
  | 'root';

/** A program that is meant to have more rights on a node than an application. */
export interface NodeAgent {
  /** As people call it: `Calico`. */
  readonly name: string;
  /** What it does on the node, as the end of "is a" and without brackets: `network plugin`. */
  readonly role: string;
  /** Repositories as in `ImageReference.repository`; with a `*` as the host, the path on any host, for copies in a registry of one's own. */
  readonly images: readonly string[];
  readonly needs: readonly NodeAccess[];
  /** Whether it needs that in any kind of workload, beside applications or as a controller; else on nodes only, one by one. */
  readonly anyWorkload?: true;
  /** Without `CAP_`. */
  readonly capabilities?: readonly string[];
  /** Where the project's own manifests say so. */
  readonly source: string;
}
