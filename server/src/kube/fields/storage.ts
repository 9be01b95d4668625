import { docs, type SecurityField } from './securityField.ts';

const volumes: readonly SecurityField[] = [
  {
    path: 'hostPath',
    level: 'volume',
    type: 'object (path, type)',
    default: 'The volume is of another kind.',
    summary:
      'Mounts a file or folder of the node. Depending on the path it hands over credentials, logs of others, or the container runtime, and so the node; it breaks baseline.',
    rules: ['host-path-volume', 'host-path-allowlist', 'restricted-volume-types', 'writable-host-path'],
    docs: docs.hostPath,
  },
  {
    path: 'hostPath.path',
    level: 'volume',
    type: 'string (absolute path)',
    default: 'Must be given.',
    summary:
      'The path on the node; symbolic links are followed. The socket of a container runtime, /, /etc, /proc, /sys and /var/lib/kubelet each lead to control of the node.',
    rules: [
      'container-runtime-socket',
      'sensitive-host-path',
      'cloud-credential-host-path',
      'host-path-allowlist',
    ],
    docs: docs.hostPath,
  },
  {
    path: 'hostPath.type',
    level: 'volume',
    type: 'string',
    default: 'Empty: nothing is checked before the mount.',
    summary: 'What must be at the path before the volume is mounted.',
    values: {
      DirectoryOrCreate: 'A folder, made with mode 0755 where it is missing.',
      Directory: 'A folder that exists.',
      FileOrCreate: 'A file, made empty with mode 0644 where it is missing.',
      File: 'A file that exists.',
      Socket: 'A Unix socket that exists.',
      CharDevice: 'A character device that exists (Linux).',
      BlockDevice: 'A block device that exists (Linux).',
    },
    rules: [],
    docs: docs.hostPath,
  },
  {
    path: 'emptyDir',
    level: 'volume',
    type: 'object (medium, sizeLimit)',
    default: 'A volume with a name only becomes an emptyDir.',
    summary:
      'An empty folder that lives as long as the pod. It is the writable place beside a read-only root file system.',
    rules: ['empty-dir-size-limit', 'restricted-volume-types'],
    docs: docs.emptyDir,
  },
  {
    path: 'emptyDir.sizeLimit',
    level: 'volume',
    type: 'quantity (bytes)',
    default: 'No limit but the disk of the node, or the memory limits of the containers for medium Memory.',
    summary: 'How much the folder may hold. The kubelet evicts a pod that writes more to the disk.',
    rules: ['empty-dir-size-limit'],
    docs: docs.emptyDir,
  },
  {
    path: 'emptyDir.medium',
    level: 'volume',
    type: 'string',
    default: 'The disk of the node.',
    summary: 'Where the folder lies.',
    values: {
      '': 'On the disk of the node.',
      Memory: 'In memory (tmpfs); what is written counts against the memory limit of the container.',
    },
    rules: ['empty-dir-size-limit'],
    docs: docs.emptyDir,
  },
];

const mounts: readonly SecurityField[] = [
  {
    path: 'volumeMounts.readOnly',
    level: 'container',
    type: 'boolean',
    default: 'false: the container may write to the volume as far as file permissions go.',
    summary:
      'With true, the container cannot change the volume. Always right for hostPath volumes that are only read.',
    rules: ['writable-host-path'],
    docs: docs.volumes,
  },
];

/** Fields of volumes and of their mounts. */
export const storageFields: readonly SecurityField[] = [...volumes, ...mounts];
