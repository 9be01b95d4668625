import { listed } from '../../base/words.ts';
import type { NodeAccess, NodeAgent } from '../../images/agents/agent.ts';
import { lookupNodeAgent } from '../../images/agents/lookupNodeAgent.ts';
import type { Container, Pod } from '../../kube/pod.ts';
import { imageOf } from '../lib/images/containerImage.ts';
import { excusesOf } from '../lib/pod/nodeAccess.ts';
import { defineRule } from '../rule.ts';

/** Programs of the node run on each of them, as a part of it, or once; a Deployment of one is an application like others. */
const NODE_KINDS = ['DaemonSet', 'Pod', 'Job', 'CronJob', 'ReplicationController'];

/** How many capabilities a message can name. */
const MOST_NAMED = 4;

const WORDS: Readonly<Record<NodeAccess, string>> = {
  privileged: 'privileged containers',
  'host-network': 'the host network',
  'host-pid': 'the host PID namespace',
  'host-ipc': 'the host IPC namespace',
  'host-port': 'host ports',
  'host-path': 'host directories',
  'host-path-write': 'writable host directories',
  'runtime-socket': 'the container runtime socket',
  capabilities: 'capabilities',
  root: 'root',
};

export const nodeAgent = defineRule({
  id: 'node-agent',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'info',
  fix: null,
  risk: 1,
  standards: [],
  equivalents: {},

  summary:
    'A program of the node (network, storage, logs, monitoring, security) has the rights that it needs there.',
  why: `
    Some programs serve the node rather than an application, and cannot do so from within an ordinary container. Reporting each
    of their rights as an error would only teach people to look away. So they are recognised by their image and by how they
    run, named once with what they need, and asked about nothing else than the rights beyond that.
  `,
  attack: `
    Whoever takes over such a program has the node, and with a DaemonSet every node. It is the most valuable target in the
    cluster: its image, its updates and the place that it comes from matter more than anybody else's.
  `,
  rollout: `
    Nothing is to be changed. Run it in a namespace of its own with the Pod Security level privileged, let nobody else create
    pods there, pin its image by digest and keep it up to date.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#privileged',
  enforce: `
    Give the namespace of the agent the label pod-security.kubernetes.io/enforce: privileged and every other namespace a
    stricter one, so that only the agent may run like this.
  `,
  messages: {
    recognised: ({ name, role, needs }: { name: string; role: string; needs: string }) =>
      `${name} (${role}) needs ${needs}. That is what it is for, so it is not reported.`,
  },

  *check(pod) {
    const agents = agentsOf(pod);
    // The pod is named after a main container; what comes before only prepares for it.
    const first = [...agents].find(([{ kind }]) => kind === 'container') ?? [...agents][0];
    if (!first) return;
    const [container, { name, role }] = first;
    const needs = usedNeeds(pod, [...agents.values()]);
    if (needs.length === 0) return;
    yield {
      message: 'recognised',
      at: container.root.at('image'),
      data: { name, role, needs: listed(needs.map((need) => wordsFor(need, agents))) },
      excuses: excusesOf(pod, agents),
    };
  },

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: node-exporter
      spec:
        selector:
          matchLabels:
            app: node-exporter
        template:
          metadata:
            labels:
              app: node-exporter
          spec:
            hostNetwork: true
            hostPID: true
            containers:
              - name: node-exporter
                image: quay.io/prometheus/node-exporter:v1.9.1
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

function agentsOf(pod: Pod): Map<Container, NodeAgent> {
  const agents = new Map<Container, NodeAgent>();
  const onNodes = NODE_KINDS.includes(pod.resource.kind);
  for (const container of pod.containers) {
    const { reference } = imageOf(container);
    const agent = reference && lookupNodeAgent(reference);
    if (agent && (onNodes || agent.anyWorkload)) agents.set(container, agent);
  }
  return agents;
}

/** The needs of the agents that the pod makes use of; without any it is a pod like others. */
function usedNeeds(pod: Pod, agents: readonly NodeAgent[]): NodeAccess[] {
  const needs = new Set(agents.flatMap((agent) => agent.needs));
  return [...needs]
    .filter((need) => isUsed(pod, need))
    .filter((need) => need !== 'host-path' || !needs.has('host-path-write'));
}

function isUsed(pod: Pod, need: NodeAccess): boolean {
  const context = (container: Container, name: string) => container.root.at('securityContext', name);
  const hostPaths = pod.spec.at('volumes').items.map((volume) => volume.at('hostPath', 'path'));
  switch (need) {
    case 'privileged':
      return pod.containers.some((container) => context(container, 'privileged').is(true));
    case 'host-network':
      return pod.spec.at('hostNetwork').is(true);
    case 'host-pid':
      return pod.spec.at('hostPID').is(true);
    case 'host-ipc':
      return pod.spec.at('hostIPC').is(true);
    case 'host-port':
      return pod.containers.some(({ root }) =>
        root.at('ports').items.some((port) => !port.at('hostPort').isAbsent),
      );
    case 'host-path':
    case 'host-path-write':
      return hostPaths.some((path) => !path.isAbsent);
    case 'runtime-socket':
      return hostPaths.some((path) => path.string?.endsWith('.sock') === true);
    case 'capabilities':
      return pod.containers.some(
        (container) => context(container, 'capabilities').at('add').items.length > 0,
      );
    case 'root':
      return pod.containers.some((container) => container.effective('runAsUser').is(0));
  }
}

function wordsFor(need: NodeAccess, agents: ReadonlyMap<Container, NodeAgent>): string {
  const names = [...agents].flatMap(([container, { capabilities = [] }]) =>
    container.root
      .at('securityContext', 'capabilities', 'add')
      .items.flatMap(({ string }) => (string !== undefined && capabilities.includes(string) ? [string] : [])),
  );
  if (need !== 'capabilities' || names.length === 0) return WORDS[need];
  const distinct = [...new Set(names)];
  if (distinct.length > MOST_NAMED) return `${distinct.length} capabilities`;
  return `the ${distinct.length === 1 ? 'capability' : 'capabilities'} ${distinct.join(', ')}`;
}
