import { atBothLevels, docs, type SecurityField } from './securityField.ts';

const seccomp: readonly SecurityField[] = [
  ...atBothLevels({
    path: 'securityContext.seccompProfile',
    type: 'object (type, localhostProfile)',
    default: 'Unconfined, unless the kubelet runs with seccompDefault.',
    summary:
      'The filter of system calls. It takes away calls that applications do not make and that exploits of the kernel need; privileged containers run without any.',
    since: '1.19',
    rules: ['seccomp-profile', 'seccomp-unconfined', 'linux-hardening'],
    docs: docs.seccomp,
  }),
  ...atBothLevels({
    path: 'securityContext.seccompProfile.type',
    type: 'string',
    default: 'Must be given when seccompProfile is.',
    summary: 'Which filter of system calls applies.',
    since: '1.19',
    values: {
      RuntimeDefault: 'The profile of the container runtime, which almost every application runs with.',
      Localhost: 'The profile of your own in localhostProfile, which must lie on the node.',
      Unconfined: 'No filter: every system call reaches the kernel.',
    },
    rules: ['seccomp-profile', 'seccomp-unconfined'],
    docs: docs.seccomp,
  }),
  ...atBothLevels({
    path: 'securityContext.seccompProfile.localhostProfile',
    type: 'string (path)',
    default: 'No file; required with type Localhost and forbidden with any other.',
    summary:
      'File of the profile, relative to the folder seccomp below the kubelet’s own. The container does not start where it is missing.',
    since: '1.19',
    rules: [],
    docs: docs.seccomp,
  }),
];

const apparmor: readonly SecurityField[] = [
  ...atBothLevels({
    path: 'securityContext.appArmorProfile',
    type: 'object (type, localhostProfile)',
    default: 'The profile of the container runtime where the node has AppArmor, else none.',
    summary:
      'The AppArmor profile, which limits files, capabilities and network that a program may use even as root. An old annotation of the pod’s metadata does the same per container.',
    since: '1.30',
    rules: ['apparmor-profile', 'apparmor-unconfined', 'linux-hardening'],
    docs: docs.apparmor,
  }),
  ...atBothLevels({
    path: 'securityContext.appArmorProfile.type',
    type: 'string',
    default: 'Must be given when appArmorProfile is.',
    summary: 'Which AppArmor profile applies. A named one also makes the pod fail on nodes without AppArmor.',
    since: '1.30',
    values: {
      RuntimeDefault: 'The profile of the container runtime.',
      Localhost: 'The profile named in localhostProfile, which must be loaded on the node.',
      Unconfined: 'No AppArmor at all.',
    },
    rules: ['apparmor-unconfined', 'apparmor-profile'],
    docs: docs.apparmor,
  }),
  ...atBothLevels({
    path: 'securityContext.appArmorProfile.localhostProfile',
    type: 'string (profile name)',
    default: 'No name; required with type Localhost and forbidden with any other.',
    summary: 'Name under which the profile is loaded on the node.',
    since: '1.30',
    rules: [],
    docs: docs.apparmor,
  }),
  {
    path: 'annotations.container.apparmor.security.beta.kubernetes.io/*',
    level: 'metadata',
    type: 'string',
    default: 'The profile of the container runtime where the node has AppArmor.',
    summary:
      'The AppArmor profile of the container named after the slash, as written before 1.30. Use securityContext.appArmorProfile instead.',
    precedence: 'Where annotation and field are both set, they must say the same.',
    values: {
      'runtime/default': 'The profile of the container runtime.',
      'localhost/<name>': 'A profile that is loaded on the node.',
      unconfined: 'No AppArmor at all.',
    },
    rules: ['apparmor-unconfined', 'apparmor-profile'],
    docs: docs.apparmor,
  },
];

// The API server stopped to copy these annotations into the field in 1.27: kubernetes/kubernetes CHANGELOG-1.27, "seccomp annotations".
const seccompAnnotation = {
  level: 'metadata',
  type: 'string',
  default: 'Unconfined.',
  values: {
    'runtime/default': 'The profile of the container runtime.',
    'docker/default': 'An older name of runtime/default.',
    'localhost/<file>': 'A profile file on the node.',
    unconfined: 'No filter.',
  },
  rules: ['seccomp-unconfined'],
  docs: docs.seccomp,
} as const;

const seccompAnnotations: readonly SecurityField[] = [
  {
    ...seccompAnnotation,
    path: 'annotations.seccomp.security.alpha.kubernetes.io/pod',
    summary:
      'The seccomp profile of the whole pod, as written before 1.19. Kubernetes 1.27 and later ignore it: use securityContext.seccompProfile.',
  },
  {
    ...seccompAnnotation,
    path: 'annotations.container.seccomp.security.alpha.kubernetes.io/*',
    summary:
      'The seccomp profile of the container named after the slash, as written before 1.19. Kubernetes 1.27 and later ignore it: use securityContext.seccompProfile.',
  },
];

const allowedTypes: Readonly<Record<string, string>> = {
  container_t: 'The usual type of containers.',
  container_init_t: 'For containers that run systemd.',
  container_kvm_t: 'For containers inside virtual machines.',
  container_engine_t: 'For containers that run a container engine; in the standards since 1.31.',
  spc_t: 'A "super privileged container" that SELinux hardly limits; breaks baseline.',
};

const seLinux: readonly SecurityField[] = [
  ...atBothLevels({
    path: 'securityContext.seLinuxOptions',
    type: 'object (level, role, type, user)',
    default: 'The container runtime picks a label of its own for every container.',
    summary:
      'The SELinux label of the processes. Separate labels keep containers from the files of others; baseline lets a pod choose the level, a few types, and neither user nor role.',
    rules: ['selinux-options', 'selinux-options-missing', 'linux-hardening'],
    docs: docs.podSecurityStandards,
  }),
  ...atBothLevels({
    path: 'securityContext.seLinuxOptions.type',
    type: 'string',
    default: 'The type that the container runtime uses, mostly container_t.',
    summary: 'The type of the SELinux label, which decides what the process may touch.',
    values: allowedTypes,
    rules: ['selinux-options'],
    docs: docs.podSecurityStandards,
  }),
  ...atBothLevels({
    path: 'securityContext.seLinuxOptions.user',
    type: 'string',
    default: 'The user that the container runtime uses.',
    summary: 'The user of the SELinux label. Any value breaks baseline.',
    rules: ['selinux-options'],
    docs: docs.podSecurityStandards,
  }),
  ...atBothLevels({
    path: 'securityContext.seLinuxOptions.role',
    type: 'string',
    default: 'The role that the container runtime uses.',
    summary: 'The role of the SELinux label. Any value breaks baseline.',
    rules: ['selinux-options'],
    docs: docs.podSecurityStandards,
  }),
  ...atBothLevels({
    path: 'securityContext.seLinuxOptions.level',
    type: 'string (s0:c1,c2)',
    default: 'Categories that the container runtime picks at random, different for every container.',
    summary: 'The level of the SELinux label. Pods with the same one can reach each other’s files.',
    rules: [],
    docs: docs.securityContext,
  }),
];

/** Fields that fence a process in: seccomp, AppArmor, SELinux, and the annotations that came before the fields. */
export const confinementFields: readonly SecurityField[] = [
  ...seccomp,
  ...apparmor,
  ...seccompAnnotations,
  ...seLinux,
];
