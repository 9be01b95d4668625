import type { KnownImageEntry } from '../knownImage.ts';
import { startsRoot, user, written } from './parts.ts';

const consul: KnownImageEntry = {
  repository: 'docker.io/hashicorp/consul',
  role: 'application',
  ...startsRoot,
  dropsTo: user(100, 1000, 'consul'),
  runsAs: user(100, 1000, 'consul'),
  runsAsNote: 'Set CONSUL_DISABLE_PERM_MGMT, so that its entrypoint does not try to change owner and user.',
  writes: written('data', '/consul/data'),
  neverMount: ['/consul/config'],
  readOnlyCapable: true,
  readOnlyNote: 'CONSUL_LOCAL_CONFIG makes its entrypoint write into /consul/config.',
  readOnlyNoteApplies: { environment: ['CONSUL_LOCAL_CONFIG'] },
  capabilities: ['CHOWN', 'SETGID', 'SETUID'],
  capabilitiesUnprivileged: [],
  ports: [8300, 8301, 8302, 8500, 8600],
  note: 'Its default command is an insecure development server that keeps everything in memory.',
  sources: [
    'https://github.com/hashicorp/consul/blob/main/Dockerfile',
    'https://github.com/hashicorp/consul/blob/main/.release/docker/docker-entrypoint.sh',
    'https://github.com/hashicorp/consul-k8s/blob/main/charts/consul/values.yaml',
  ],
};

const vault: KnownImageEntry = {
  repository: 'docker.io/hashicorp/vault',
  role: 'application',
  ...startsRoot,
  dropsTo: user(100, 1000, 'vault'),
  runsAs: user(100, 1000, 'vault'),
  runsAsNote:
    'Set SKIP_SETCAP=true and SKIP_CHOWN=true, as its Helm chart does, and disable_mlock in the configuration.',
  writes: [...written('data', '/vault/file'), ...written('log', '/vault/logs')],
  neverMount: ['/vault/config'],
  readOnlyNote:
    'Without SKIP_SETCAP its entrypoint marks the program file with a capability, which a read-only root forbids.',
  // Without IPC_LOCK it starts too, and may swap its memory to disk.
  capabilities: ['CHOWN', 'SETFCAP', 'SETGID', 'SETUID'],
  capabilitiesUnprivileged: [],
  ports: [8200],
  note: 'Its default command is a development server that keeps secrets in memory and prints its root token.',
  sources: [
    'https://github.com/hashicorp/vault/blob/main/Dockerfile',
    'https://github.com/hashicorp/vault/blob/main/.release/docker/docker-entrypoint.sh',
    'https://github.com/hashicorp/vault-helm/blob/main/templates/server-statefulset.yaml',
  ],
};

/** HashiCorp's servers, under their present and their former names. */
export const hashicorp: readonly KnownImageEntry[] = [
  consul,
  {
    ...consul,
    repository: 'docker.io/library/consul',
    deprecated: 'The official image ended with Consul 1.15: use hashicorp/consul.',
    sources: [...consul.sources, 'https://hub.docker.com/_/consul'],
  },
  vault,
  {
    ...vault,
    repository: 'docker.io/library/vault',
    deprecated: 'The official image ended with Vault 1.13: use hashicorp/vault.',
    sources: [...vault.sources, 'https://hub.docker.com/_/vault'],
  },
];
