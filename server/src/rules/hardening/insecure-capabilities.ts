import { addedCapabilities, removeCapability } from '../lib/pod/addedCapabilities.ts';
import { defineRule } from '../rule.ts';

/**
 * Capabilities that lead out of a container or into its neighbours, and what they allow. Those of Kubescape's C-0046, and
 * DAC_READ_SEARCH, with which a container opens files of the node by handle.
 * Meanings: https://man7.org/linux/man-pages/man7/capabilities.7.html
 */
const POWERS: ReadonlyMap<string, string> = new Map([
  ['ALL', 'do whatever root may do'],
  ['BPF', 'load programs into the kernel of the node'],
  ['DAC_READ_SEARCH', 'read any file, those of the node included'],
  ['MAC_ADMIN', "change the node's access policy"],
  ['MAC_OVERRIDE', "ignore the node's access policy"],
  ['NET_ADMIN', 'redirect traffic and change firewall rules'],
  ['NET_RAW', 'forge and sniff packets'],
  ['PERFMON', 'watch the kernel and other processes'],
  ['SETPCAP', 'pass capabilities on to other programs'],
  ['SYS_ADMIN', 'mount file systems and enter namespaces'],
  ['SYS_BOOT', 'restart the node'],
  ['SYS_MODULE', 'load modules into the kernel of the node'],
  ['SYS_PTRACE', 'read and change other processes'],
  ['SYS_RAWIO', "write to the node's memory and devices"],
]);

/** In the set that runtimes give to every container, so that *baseline* allows it. */
const ALLOWED_AT_BASELINE = 'SETPCAP';

/** All but SETPCAP break *baseline* too; that is said by the rule `disallowed-capabilities` in the Pod Security profiles. */
export const insecureCapabilities = defineRule({
  id: 'insecure-capabilities',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  fix: 'unsafe',
  risk: 6,
  standards: ['NSA', 'ATT&CK T1611'],
  equivalents: {
    polaris: ['dangerousCapabilities'],
    trivy: ['KSV-0119', 'KSV-0120'],
    kubescape: ['C-0046'],
  },
  supersedes: ['disallowed-capabilities', 'added-capabilities', 'drop-net-raw-capability'],

  summary: 'A container adds a capability that leads out of the container or into its neighbours.',
  why: `
    Capabilities are the powers of root in portions. Most are harmless inside a container, but some reach what the container
    does not own: the kernel, the network of the pod, other processes, the devices of the node.
  `,
  attack: `
    With NET_RAW the attacker answers the DNS queries of other pods, with NET_ADMIN redirects their traffic, with SYS_PTRACE
    takes over a process beside its own, with SYS_MODULE loads a rootkit into the kernel of the node.
  `,
  rollout: `
    Network plugins, debuggers, packet capture and \`ping\` may need the capability. Take it away in a test environment and
    look for "Operation not permitted".
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  messages: {
    added: ({ container, capability, power }: { container: string; capability: string; power: string }) =>
      `Container "${container}" adds ${capability}: it may ${power}.`,
  },

  *check(container) {
    for (const { at, name } of addedCapabilities(container)) {
      const power = POWERS.get(name);
      if (power === undefined) continue;
      const data = { container: container.name, capability: name, power };
      yield { message: 'added', at, data, ...(name === ALLOWED_AT_BASELINE ? { pss: 'restricted' } : {}) };
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
              add: ["NET_ADMIN"]
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            capabilities:
              drop: ["ALL"]
              add: ["NET_BIND_SERVICE"]
    `,
  },
});
