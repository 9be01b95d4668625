import type { NodeAccess, NodeAgent } from '../../../images/agents/agent.ts';
import type { Container, Pod } from '../../../kube/pod.ts';
import type { Excuse } from '../../rule.ts';

/** Rules about the user of a container. */
const USER_RULES = ['run-as-non-root', 'run-as-root-user', 'high-user-id', 'high-group-id', 'root-group'];

/** Rules about capabilities that are added. */
const CAPABILITY_RULES = [
  'disallowed-capabilities',
  'added-capabilities',
  'insecure-capabilities',
  'capability-sys-admin',
];

/**
 * What nobody asks of a program of the node: it serves the cluster, on each node, with the API, and a node must come up when the
 * registry does not answer.
 */
const AGENT_RULES = [
  'control-plane-toleration',
  'kube-system-namespace',
  'automount-service-account-token',
  'bound-service-account-token',
  'default-service-account',
  'naked-pod',
  'node-selection',
  'image-pull-policy',
];

/** What is said of the resources of a container; one that only prepares the node is gone when the pod runs. */
const RESOURCE_RULES = ['memory-limit', 'memory-request', 'cpu-request'];

/**
 * The class of what the kubelet never evicts and the kernel kills last, whatever it requests (kubernetes/kubernetes
 * pkg/kubelet/eviction and pkg/kubelet/qos). A memory limit there would take the network or the storage from all pods of the node.
 */
const NODE_CRITICAL = 'system-node-critical';

const HOST_PATH_RULES = [
  'host-path-volume',
  'sensitive-host-path',
  'cloud-credential-host-path',
  'restricted-volume-types',
];

/** The verdicts on the whole pod that an access explains. */
const POD_RULES: Readonly<Partial<Record<NodeAccess, readonly string[]>>> = {
  // In the network of the host each port of a container is one of the host.
  'host-network': ['host-network', 'host-port'],
  'host-pid': ['host-pid'],
  'host-ipc': ['host-ipc'],
  'host-path': HOST_PATH_RULES,
  'host-path-write': [...HOST_PATH_RULES, 'writable-host-path'],
  'runtime-socket': ['container-runtime-socket', ...HOST_PATH_RULES, 'writable-host-path'],
};

/** The verdicts on a container of the agent that an access explains. */
const CONTAINER_RULES: Readonly<Partial<Record<NodeAccess, readonly string[]>>> = {
  privileged: [
    ...USER_RULES,
    ...CAPABILITY_RULES,
    'privileged-container',
    'allow-privilege-escalation',
    'drop-all-capabilities',
    'drop-any-capability',
    'drop-net-raw-capability',
    'linux-hardening',
    'seccomp-profile',
    'seccomp-unconfined',
    'apparmor-unconfined',
    'selinux-options',
    'read-only-root-filesystem',
  ],
  // Programs in the network of the host are asked at its localhost, so that nobody else can ask them.
  'host-network': ['host-port', 'privileged-ports', 'probe-host'],
  'host-port': ['host-port', 'privileged-ports'],
  'host-path-write': ['writable-host-path'],
  'runtime-socket': ['writable-host-path'],
  root: USER_RULES,
};

/** The verdicts on a pod that its agents explain. What an agent does not need stays reported. */
export function excusesOf(pod: Pod, agents: ReadonlyMap<Container, NodeAgent>): readonly Excuse[] {
  const needs = new Set([...agents.values()].flatMap((agent) => agent.needs));
  const ofPod = [...needs].flatMap((need) => POD_RULES[need] ?? []);
  const whole: Excuse[] = [
    { rules: [...AGENT_RULES, ...ofPod], within: pod.spec.path },
    { rules: AGENT_RULES, within: pod.resource.root.path },
  ];
  if (pod.at('priorityClassName').is(NODE_CRITICAL))
    whole.push({ rules: ['memory-limit', 'memory-request'], within: pod.spec.path });
  if (needs.has('root') || needs.has('privileged')) {
    // What all containers inherit is said at the pod.
    const inherited = needs.has('privileged') ? (CONTAINER_RULES.privileged ?? []) : USER_RULES;
    whole.push({ rules: inherited, within: [...pod.spec.path, 'securityContext'] });
  }
  return [...whole, ...[...agents].flatMap(([container, agent]) => ofContainer(container, agent))];
}

function ofContainer(container: Container, agent: NodeAgent): Excuse[] {
  const rules = agent.needs.flatMap((need) => CONTAINER_RULES[need] ?? []);
  const added = container.root.at('securityContext', 'capabilities', 'add').items;
  const needed = added.filter(({ string }) => string !== undefined && agent.capabilities?.includes(string));
  const prepares = container.kind === 'init' ? RESOURCE_RULES : [];
  return [
    { rules: [...rules, ...prepares], within: container.root.path },
    ...needed.map(({ path }): Excuse => ({ rules: CAPABILITY_RULES, within: path })),
  ];
}
