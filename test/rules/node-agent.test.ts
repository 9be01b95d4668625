import { expect, test } from 'vitest';
import { nodeAgents } from '../../server/src/images/agents/lookupNodeAgent.ts';
import { nodeAgent as rule } from '../../server/src/rules/pod-security/node-agent.ts';
import { checkRule, judge, messagesOf, wrapExample } from '../support/ruleTester.ts';

const daemonSet = (image: string, spec = '', securityContext = '{}', kind = 'DaemonSet') => `
  apiVersion: apps/v1
  kind: ${kind}
  metadata:
    name: agent
    namespace: monitoring
  spec:
    selector: { matchLabels: { app: agent } }
    template:
      metadata: { labels: { app: agent } }
      spec:
        ${spec || 'restartPolicy: Always'}
        containers:
          - name: agent
            image: ${image}
            securityContext: ${securityContext}
`;

const errors = (text: string): string[] =>
  judge(wrapExample(text)).flatMap(({ finding }) => (finding.severity === 'error' ? [finding.rule] : []));

test('names a node exporter once, with what it uses', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata: { name: a }
    spec:
      hostPID: true
      hostNetwork: true
      containers:
        - name: node-exporter
          image: quay.io/prometheus/node-exporter:v1.9.1
          #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: Prometheus node exporter (exporter of the node's metrics) needs the host network and the host PID namespace. That is what it is for, so it is not reported.
    `,
  );
});

test('excuses what the program needs, and nothing else', () => {
  const text = daemonSet('quay.io/prometheus/node-exporter:v1', 'hostNetwork: true', '{ privileged: true }');
  expect(errors(text)).toEqual(['privileged-container']);
  expect(errors(daemonSet('registry.example.com/agent:1', 'hostNetwork: true'))).toEqual(['host-network']);
});

test('excuses the capabilities that it needs by name', () => {
  const security = '{ capabilities: { add: [NET_ADMIN, SYS_BOOT] } }';
  const found = judge(wrapExample(daemonSet('docker.io/flannel/flannel:v1', '', security)))
    .map(({ finding }) => finding.message)
    .filter((message) => /NET_ADMIN|SYS_BOOT/.test(message));
  expect(found).toEqual([
    expect.stringContaining('NET_ADMIN. That is what it is for'),
    expect.stringContaining('SYS_BOOT'),
  ]);
});

test('knows a copy in a registry of its own by its path, not by its last word', () => {
  const privileged = '{ privileged: true }';
  expect(errors(daemonSet('registry.example.com/mirror/calico/node:v3', '', privileged))).toEqual([]);
  expect(errors(daemonSet('registry.example.com/team/node:v3', '', privileged))).toEqual([
    'privileged-container',
  ]);
});

test('a program of the node that runs as a Deployment is an application like others', () => {
  const text = daemonSet('docker.io/calico/node:v3', '', '{ privileged: true }', 'Deployment');
  expect(errors(text)).toEqual(['privileged-container']);
});

test('another container in the pod of an agent answers for itself', () => {
  const text = `${daemonSet('docker.io/calico/node:v3', '', '{ privileged: true }')}
          - name: helper
            image: registry.example.com/helper:1
            securityContext: { privileged: true }
`;
  const found = judge(wrapExample(text)).filter(({ finding }) => finding.rule === 'privileged-container');
  expect(found.map(({ finding }) => finding.container?.name)).toEqual(['helper']);
});

test('a controller that must run before there is a network is known as a Deployment too', () => {
  const text = daemonSet('quay.io/cilium/operator-generic:v1', 'hostNetwork: true', '{}', 'Deployment');
  expect(errors(text)).toEqual([]);
});

const critical = (image: string) => `
  apiVersion: apps/v1
  kind: DaemonSet
  metadata: { name: agent, namespace: kube-system }
  spec:
    selector: { matchLabels: { app: agent } }
    template:
      metadata: { labels: { app: agent } }
      spec:
        hostNetwork: true
        priorityClassName: system-node-critical
        initContainers:
          - { name: prepare, image: ${image} }
        containers:
          - name: agent
            image: ${image}
            imagePullPolicy: IfNotPresent
            livenessProbe: { httpGet: { host: 127.0.0.1, port: 9879 } }
`;

test('asks no limits of what the node cannot do without, nor resources of what prepares it', () => {
  const found = (image: string, rules: readonly string[]): string[] =>
    judge(wrapExample(critical(image)))
      .filter(({ finding }) => rules.includes(finding.rule))
      .map(({ finding }) => `${finding.rule} ${finding.container?.name}`);
  const rules = ['memory-limit', 'cpu-request', 'image-pull-policy', 'probe-host'];
  expect(found('quay.io/cilium/cilium:v1', rules)).toEqual(['cpu-request agent']);
  const all = found('registry.example.com/web:v1', rules);
  expect(all).toContain('memory-limit agent');
  expect(all).toContain('probe-host agent');
  expect(all).toContain('cpu-request prepare');
});

test('stands at a main container, and counts capabilities where there are many', () => {
  const [first] = judge(wrapExample(critical('quay.io/cilium/cilium:v1'))).filter(
    ({ finding }) => finding.rule === rule.meta.id,
  );
  expect(first?.finding.container?.name).toBe('agent');
  const add = '{ capabilities: { add: [CHOWN, KILL, NET_ADMIN, NET_RAW, IPC_LOCK] } }';
  const [message] = messagesOf(rule, daemonSet('quay.io/cilium/cilium:v1', '', add));
  expect(message).toContain('Cilium (network plugin) needs 5 capabilities.');
});

test('is silent about an agent without any of its rights, and about unknown images', () => {
  checkRule(rule, daemonSet('docker.io/calico/node:v3'));
  checkRule(rule, daemonSet('"{{ image }}"', 'hostNetwork: true'));
});

test('every agent says where it is known from, and no image is listed twice', () => {
  for (const agent of nodeAgents) expect(agent.source).toMatch(/^https:\/\//);
  const images = nodeAgents.flatMap((agent) => agent.images);
  expect(images.filter((image, index) => images.indexOf(image) !== index)).toEqual([]);
});
