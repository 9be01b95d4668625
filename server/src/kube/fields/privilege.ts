import { capabilities } from '../capabilities.ts';
import { docs, type SecurityField } from './securityField.ts';

const containerOnly = 'Exists in containers only: the API server rejects it in the securityContext of a pod.';

function meanings(names: readonly string[]): Readonly<Record<string, string>> {
  const entries = names.flatMap((name) => {
    const capability = capabilities[name];
    return capability === undefined ? [] : [[name, capability.allows] as const];
  });
  return Object.fromEntries(entries);
}

const flags: readonly SecurityField[] = [
  {
    path: 'securityContext.privileged',
    level: 'container',
    type: 'boolean',
    default: 'false.',
    summary:
      'With true, the container has every capability, all devices of the node, and neither seccomp nor AppArmor: whoever controls it controls the node.',
    precedence: containerOnly,
    rules: ['privileged-container'],
    docs: docs.podSecurityStandards,
  },
  {
    // Validation and kubelet behaviour: kubernetes/kubernetes pkg/apis/core/validation (ValidateSecurityContext), pkg/securitycontext/util.go.
    path: 'securityContext.allowPrivilegeEscalation',
    level: 'container',
    type: 'boolean',
    default: 'true: programs with the set-user-id bit, such as sudo, work.',
    summary:
      'With false, the kernel sets no_new_privs: no process gains more rights than the one that started it. The API server rejects false beside privileged: true or an added SYS_ADMIN.',
    precedence: containerOnly,
    since: '1.8',
    rules: ['allow-privilege-escalation'],
    docs: docs.securityContext,
  },
  {
    path: 'securityContext.readOnlyRootFilesystem',
    level: 'container',
    type: 'boolean',
    default: 'false: the process can write wherever file permissions let it.',
    summary:
      'With true, the image’s files cannot be changed at run time, so an intruder can neither plant tools nor alter programs. Volumes stay writable: mount an emptyDir wherever the application writes.',
    precedence: containerOnly,
    rules: ['read-only-root-filesystem'],
    docs: docs.securityContext,
  },
  {
    path: 'securityContext.procMount',
    level: 'container',
    type: 'string',
    default: 'Default.',
    summary:
      'How much of /proc the container sees. Unmasked uncovers kernel settings and information that help to break out; the API server only takes it with hostUsers: false.',
    precedence: containerOnly,
    since: '1.33',
    values: {
      Default: 'Parts of /proc are hidden or read-only, as the container runtime sets it up.',
      Unmasked: 'All of /proc is visible and writable, which nested containers want.',
    },
    rules: ['proc-mount'],
    docs: docs.podSecurityStandards,
  },
];

const capabilityFields: readonly SecurityField[] = [
  {
    path: 'securityContext.capabilities',
    level: 'container',
    type: 'object (add, drop)',
    default: 'The set of the container runtime, about 14 capabilities for containerd.',
    summary:
      'The pieces of root’s power that the container holds: the set of the runtime, plus add, minus drop. With drop ALL, what add lists by name is what remains.',
    precedence: containerOnly,
    rules: ['drop-all-capabilities', 'added-capabilities', 'disallowed-capabilities', 'drop-any-capability'],
    docs: docs.securityContext,
  },
  {
    path: 'securityContext.capabilities.add',
    level: 'container',
    type: 'list of capability names without CAP_',
    default: 'Nothing is added.',
    summary:
      'Capabilities to give beyond the set of the runtime. The standard baseline lets a pod add only those of the default set without NET_RAW, restricted only NET_BIND_SERVICE.',
    precedence: containerOnly,
    values: {
      ALL: 'Every capability that there is: nearly a privileged container.',
      ...meanings([
        'NET_BIND_SERVICE',
        'CHOWN',
        'SETUID',
        'SETGID',
        'DAC_OVERRIDE',
        'NET_ADMIN',
        'NET_RAW',
        'SYS_PTRACE',
        'SYS_ADMIN',
      ]),
    },
    rules: [
      'added-capabilities',
      'disallowed-capabilities',
      'capability-sys-admin',
      'insecure-capabilities',
      'drop-net-raw-capability',
    ],
    docs: docs.securityContext,
  },
  {
    path: 'securityContext.capabilities.drop',
    level: 'container',
    type: 'list of capability names without CAP_',
    default: 'Nothing is dropped: a process that runs as root keeps the set of the runtime.',
    summary:
      'Capabilities to take away from the set of the runtime. ALL is what restricted asks for; most applications need none of them.',
    precedence: containerOnly,
    values: {
      ALL: 'Takes every capability away; write it in capitals, as the Pod Security Standards compare exactly.',
      NET_RAW: 'Takes raw packets away, the least that every container should give up.',
    },
    rules: ['drop-all-capabilities', 'drop-net-raw-capability', 'drop-any-capability'],
    docs: docs.securityContext,
  },
];

/** Fields that decide how much power over the kernel a container holds. They exist at container level only. */
export const privilegeFields: readonly SecurityField[] = [...flags, ...capabilityFields];
