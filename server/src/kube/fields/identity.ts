import { atBothLevels, docs, type SecurityField } from './securityField.ts';

const contexts: readonly SecurityField[] = [
  {
    path: 'securityContext',
    level: 'pod',
    type: 'object',
    default: 'Empty: images and the container runtime decide.',
    summary:
      'Security settings of the pod and defaults for its containers: users, groups, seccomp, AppArmor, SELinux, sysctls.',
    precedence: 'Where a container says something else in its own securityContext, the container wins.',
    rules: ['pod-security-context'],
    docs: docs.securityContext,
  },
  {
    path: 'securityContext',
    level: 'container',
    type: 'object',
    default:
      'The values of the pod where they exist there, else those of the image and the container runtime.',
    summary:
      'Security settings of this container. Privileges, capabilities and the read-only root file system can only be set here.',
    precedence: 'What stands here wins over the securityContext of the pod.',
    rules: ['container-security-context'],
    docs: docs.securityContext,
  },
];

const userAndGroup: readonly SecurityField[] = [
  ...atBothLevels({
    path: 'securityContext.runAsNonRoot',
    type: 'boolean',
    default: 'No check: the container starts as whatever user the image names, which is often root.',
    summary:
      'With true, the kubelet refuses to start a container whose user is 0. It changes no user by itself: an image that starts as root, or that names its user in letters, also needs a runAsUser.',
    rules: ['run-as-non-root'],
    docs: docs.securityContext,
  }),
  ...atBothLevels({
    path: 'securityContext.runAsUser',
    type: 'integer (UID)',
    default: 'The user that the image names, or root (0) where it names none.',
    summary:
      'The user id of the first process. Root inside is root on the node for the kernel unless user namespaces are used; an id above 10000 also keeps clear of the accounts that exist on the node.',
    rules: ['run-as-root-user', 'run-as-non-root', 'high-user-id', 'id-range'],
    docs: docs.securityContext,
  }),
  ...atBothLevels({
    path: 'securityContext.runAsGroup',
    type: 'integer (GID)',
    default: 'The group that the user has in the image, else root (0), even when runAsUser is set.',
    summary:
      'The primary group id of the first process. Group 0 may read and write files that belong to root’s group, on volumes too.',
    since: '1.14',
    rules: ['high-group-id', 'root-group', 'id-range'],
    docs: docs.securityContext,
  }),
];

const groups: readonly SecurityField[] = [
  {
    path: 'securityContext.fsGroup',
    level: 'pod',
    type: 'integer (GID)',
    default:
      'Owner and mode of volumes stay as they are, often root’s, and a non-root process may not write.',
    summary:
      'A group that all containers join and that gets to own the volumes which support it, so that a process without root can write them. hostPath volumes are not changed.',
    rules: ['fs-group', 'root-group', 'id-range'],
    docs: docs.securityContext,
  },
  {
    path: 'securityContext.fsGroupChangePolicy',
    level: 'pod',
    type: 'string',
    default: 'Always.',
    summary:
      'When owner and mode of a volume are changed for fsGroup. It has no effect on emptyDir, secret and configMap volumes.',
    since: '1.20',
    values: {
      Always: 'Walks through the whole volume at every start of the pod, which takes long on large ones.',
      OnRootMismatch: 'Changes the volume only where its top folder does not fit yet.',
    },
    rules: ['fs-group-change-policy'],
    docs: docs.securityContext,
  },
  {
    path: 'securityContext.supplementalGroups',
    level: 'pod',
    type: 'list of integers (GID)',
    default: 'No further groups but those that the image lists for its user.',
    summary:
      'Groups that the first process of every container joins besides its own. Group 0 hands over the files of root’s group.',
    rules: ['root-group', 'id-range'],
    docs: docs.securityContext,
  },
  {
    path: 'securityContext.supplementalGroupsPolicy',
    level: 'pod',
    type: 'string',
    default: 'Merge.',
    summary:
      'Whether groups in the image’s /etc/group count. Strict shuts out memberships that nobody sees in the manifest.',
    since: '1.33',
    values: {
      Merge: 'Groups that the image lists for the user are added to those in the manifest.',
      Strict: 'Only fsGroup, supplementalGroups and runAsGroup of the manifest count.',
    },
    rules: [],
    docs: docs.securityContext,
  },
  {
    path: 'hostUsers',
    level: 'pod',
    type: 'boolean',
    default: 'true: a user id means the same inside and on the node, and root inside is root outside.',
    summary:
      'With false, the pod gets a user namespace of its own: root inside is an ordinary user of the node, so an escape from the container gains little. It does not go together with hostNetwork, hostPID or hostIPC.',
    since: '1.33',
    rules: ['host-users'],
    docs: docs.userNamespaces,
  },
];

/** Fields that decide which users and groups the processes run as. */
export const identityFields: readonly SecurityField[] = [...contexts, ...userAndGroup, ...groups];
