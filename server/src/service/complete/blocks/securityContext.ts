import type { Config } from '../../../config/config.ts';
import type { Entries } from '../draft.ts';
import { podSpecPath } from '../keys/security.ts';
import { textAt } from '../objectAt.ts';
import type { Block, BlockContext } from './block.ts';

const RUNTIME_DEFAULT = { type: 'RuntimeDefault' } as const;
const DROP_ALL = { drop: ['ALL'] } as const;

const PROTECTS =
  'What the level **restricted** of the Pod Security Standards asks for. A program that is taken over has no rights that it does not need.';

/** What the level restricted asks of a pod; the user is one that no host has. */
export function restrictedPod({ fixDefaults: { userId, groupId } }: Config): Entries {
  return {
    runAsNonRoot: true,
    runAsUser: { tabStop: userId },
    runAsGroup: { tabStop: groupId },
    seccompProfile: RUNTIME_DEFAULT,
  };
}

/** What the level restricted asks of a container in a pod that says the rest. */
export const RESTRICTED_CONTAINER: Entries = {
  allowPrivilegeEscalation: false,
  capabilities: DROP_ALL,
};

/** What a container must say itself since its pod does not. */
function missingInPod({ place }: BlockContext): Entries {
  const pod = podSpecPath(place) ?? place.root;
  const says = (...path: string[]): boolean =>
    textAt(place.section, [...pod, 'securityContext', ...path]) !== undefined;
  return {
    ...(says('runAsNonRoot') ? {} : { runAsNonRoot: true }),
    ...(says('seccompProfile', 'type') ? {} : { seccompProfile: RUNTIME_DEFAULT }),
  };
}

/** What the level restricted asks of a container, with a root file system that nobody can write to. */
export function hardenedContainer(context: BlockContext): Entries {
  return { ...RESTRICTED_CONTAINER, readOnlyRootFilesystem: true, ...missingInPod(context) };
}

const restrictedContainer = (context: BlockContext): Entries => ({
  ...RESTRICTED_CONTAINER,
  ...missingInPod(context),
});

const READ_ONLY =
  'Beside what the level **restricted** asks for, nobody can change the files of the image. The program needs volumes where it writes.';

/** Security contexts of pods and containers. */
export const securityContextBlocks: readonly Block[] = [
  {
    label: 'securityContext (restricted)',
    detail: 'For the pod',
    documentation: PROTECTS,
    into: ['V1PodSpec'],
    as: 'keys',
    entries: ({ config }) => ({ securityContext: restrictedPod(config) }),
  },
  {
    label: 'securityContext (restricted)',
    detail: 'For the container',
    documentation: PROTECTS,
    into: ['V1Container', 'V1EphemeralContainer'],
    as: 'keys',
    entries: (context) => ({ securityContext: restrictedContainer(context) }),
  },
  {
    label: 'securityContext (restricted, read-only)',
    detail: 'For the container',
    documentation: READ_ONLY,
    into: ['V1Container', 'V1EphemeralContainer'],
    as: 'keys',
    entries: (context) => ({ securityContext: hardenedContainer(context) }),
  },
  {
    label: 'restricted',
    detail: 'What the level asks of a pod',
    documentation: PROTECTS,
    into: ['V1PodSecurityContext'],
    as: 'keys',
    entries: ({ config }) => restrictedPod(config),
  },
  {
    label: 'restricted',
    detail: 'What the level asks of a container',
    documentation: PROTECTS,
    into: ['V1SecurityContext'],
    as: 'keys',
    entries: restrictedContainer,
  },
  {
    label: 'seccompProfile (RuntimeDefault)',
    detail: 'Filter of system calls',
    documentation:
      'Takes away system calls that applications do not make and that exploits of the kernel need.',
    into: ['V1PodSecurityContext', 'V1SecurityContext'],
    as: 'keys',
    entries: () => ({ seccompProfile: RUNTIME_DEFAULT }),
  },
  {
    label: 'capabilities (drop ALL)',
    detail: 'No privileges of root',
    documentation:
      'Container runtimes give every container parts of what root may do, such as sending raw packets. Hardly any program needs them.',
    into: ['V1SecurityContext'],
    as: 'keys',
    entries: () => ({ capabilities: DROP_ALL }),
  },
  {
    label: 'automountServiceAccountToken: false',
    detail: 'No token for the Kubernetes API',
    documentation:
      'Whoever takes over a pod has the token of its ServiceAccount. A program that does not talk to the Kubernetes API needs none.',
    into: ['V1PodSpec', 'V1ServiceAccount'],
    as: 'keys',
    entries: () => ({ automountServiceAccountToken: false }),
  },
];
