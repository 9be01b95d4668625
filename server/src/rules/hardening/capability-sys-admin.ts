import { addedCapabilities, removeCapability } from '../lib/pod/addedCapabilities.ts';
import { defineRule } from '../rule.ts';

/** `ALL` contains SYS_ADMIN. */
export const capabilitySysAdmin = defineRule({
  id: 'capability-sys-admin',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  fix: 'unsafe',
  risk: 7,
  standards: ['CIS 5.7.3', 'NSA', 'ATT&CK T1611'],
  equivalents: {
    polaris: ['dangerousCapabilities'],
    checkov: ['CKV_K8S_39'],
    trivy: ['KSV-0005'],
    kubescape: ['C-0057', 'C-0046'],
    kubesec: ['CapSysAdmin'],
  },
  supersedes: [
    'insecure-capabilities',
    'disallowed-capabilities',
    'added-capabilities',
    'drop-net-raw-capability',
  ],

  summary: 'A container adds the capability SYS_ADMIN, or all of them.',
  why: `
    SYS_ADMIN is the capability that the kernel falls back on for whatever has none of its own: mounting file systems,
    entering namespaces, setting quotas, loading BPF programs. With it a container is privileged in all but name.
  `,
  attack: `
    The attacker mounts the cgroup file system and registers a program that the kernel runs on the node as root, or enters
    the namespaces of the node's first process: published scripts do both in a few lines.
  `,
  rollout: `
    Programs that mount something (FUSE, CSI drivers), start containers themselves or trace the kernel stop working. Tracing
    may need only BPF or PERFMON; mounting can be left to a CSI driver in a namespace of its own.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  messages: {
    added: ({ container }: { container: string; capability: string }) =>
      `Container "${container}" adds SYS_ADMIN, which is nearly as much as running privileged.`,
    all: ({ container }: { container: string; capability: string }) =>
      `Container "${container}" adds all capabilities, which is nearly as much as running privileged.`,
  },

  *check(container) {
    for (const { at, name } of addedCapabilities(container)) {
      const data = { container: container.name, capability: name };
      if (name === 'SYS_ADMIN') yield { message: 'added', at, data };
      if (name === 'ALL') yield { message: 'all', at, data };
    }
  },

  fixes: ({ at, data }) => [removeCapability(at, data.capability)],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              add: ["SYS_ADMIN"]
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: ["ALL"]
    `,
  },
});
