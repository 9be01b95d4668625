import { expect, test } from 'vitest';
import { flagOf } from '../../server/src/kube/components/component.ts';
import { componentsOf } from '../../server/src/kube/components/componentsOf.ts';
import { resourcesOf } from '../../server/src/kube/resource.ts';
import { applyOperations } from '../../server/src/syntax/edit/apply.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { dedent, wrapExample } from '../support/ruleTester.ts';

const HEAD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: x, namespace: kube-system }\nspec:\n';

function sectionOf(text: string) {
  const [placed] = splitSections(text).sections;
  if (!placed) throw new Error('no document');
  return placed.section;
}

function components(text: string) {
  return resourcesOf(sectionOf(text)).flatMap((resource) => componentsOf(resource));
}

/** `state value` of a flag of the only component. */
function flag(text: string, name: string): string {
  const [component, ...others] = components(text);
  if (!component || others.length > 0) throw new Error(`not one component, but ${others.length}`);
  const { state, value, items } = flagOf(component, name);
  return [state, value ?? '-', items?.join('+') ?? '-'].join(' ');
}

const pod = (container: string) => `${HEAD}  containers:\n    - { name: c, image: a, ${container} }\n`;

test.each([
  ['command: [kube-apiserver]', 'kube-apiserver'],
  ['command: [/usr/local/bin/kube-scheduler, --v=2]', 'kube-scheduler'],
  ['command: [/go-runner, --log-file=/a.log, /usr/local/bin/kube-apiserver]', 'kube-apiserver'],
  ['command: [/go-runner], args: [--also-stdout, kube-controller-manager, --v=2]', 'kube-controller-manager'],
  ['command: [/hyperkube, apiserver]', 'kube-apiserver'],
  ['command: [/hyperkube, kubelet]', 'kubelet'],
  ['args: [/usr/local/bin/etcd]', 'etcd'],
  ['image: "registry.k8s.io/kube-apiserver:v1.34.0", args: [--secure-port=6443]', 'kube-apiserver'],
])('%s runs %s', (container, name) => {
  expect(components(pod(container)).map((component) => component.name)).toEqual([name]);
});

test.each([
  'command: [/bin/sh, -c, "exec kube-apiserver --profiling=false"]',
  'command: [nginx, kube-apiserver]',
  'command: ["{{ .Values.binary }}"]',
  'image: "registry.k8s.io/kube-apiserver:v1.34.0"',
  'image: kube-apiserver-proxy, args: [--v=2]',
])('%s runs nothing that is known', (container) => {
  expect(components(pod(container))).toEqual([]);
});

test('reads flags of every form', () => {
  const words = (...all: string[]) => pod(`command: [kube-apiserver, ${all.join(', ')}]`);
  expect(flag(words('--v=2'), 'profiling')).toBe('absent - -');
  expect(flag(words('--audit_log_path=/a'), 'audit-log-path')).toBe('given /a /a');
  expect(flag(words('--audit-log-path', '/a'), 'audit-log-path')).toBe('given /a /a');
  expect(flag(words('--profiling', '--v=2'), 'profiling')).toBe('given true true');
  expect(flag(words('--profiling', 'false'), 'profiling')).toBe('given true true');
  expect(flag(words('--profiling=F'), 'profiling')).toBe('given false false');
  expect(flag(words('--secure-port=0'), 'secure-port')).toBe('given 0 0');
  expect(flag(words('--authorization-mode=Node', '--authorization-mode=RBAC'), 'authorization-mode')).toBe(
    'given RBAC Node+RBAC',
  );
  expect(flag(words('--client-ca-file=$(CA)'), 'client-ca-file')).toBe('given - -');
  expect(flag(words('--client-ca-file=$(CA)'), 'profiling')).toBe('absent - -');
  expect(flag(words('"$(EXTRA_FLAGS)"'), 'profiling')).toBe('unknown - -');
  expect(flag(words('"{{ .Values.flags }}"'), 'profiling')).toBe('unknown - -');
  expect(flag(pod('command: [kube-apiserver], args: "{{ .Values.args }}"'), 'profiling')).toBe('unknown - -');
});

test('a patch without an image does not say which flags are missing', () => {
  const text = `${HEAD}  containers:\n    - { name: kube-apiserver, command: [kube-apiserver, --v=2] }\n`;
  expect(flag(text, 'profiling')).toBe('unknown - -');
  expect(flag(text, 'v')).toBe('given 2 2');
});

test('settings that are in a file we do not see are unknown', () => {
  expect(flag(pod('command: [kubelet, --config=/a.yaml]'), 'anonymous-auth')).toBe('unknown - -');
  expect(flag(pod('command: [etcd, --config-file=/a.yaml]'), 'cert-file')).toBe('unknown - -');
});

test('etcd reads its environment, and a flag has the last word', () => {
  const env = (more: string) =>
    pod(`command: [etcd, --key-file=/b.key], env: [{ name: ETCD_KEY_FILE, value: /a.key }${more}]`);
  expect(flag(env(', { name: ETCD_CLIENT_CERT_AUTH, value: "1" }'), 'client-cert-auth')).toBe(
    'given true true',
  );
  expect(flag(env(''), 'key-file')).toBe('given /b.key /a.key+/b.key');
  expect(flag(env(''), 'cert-file')).toBe('absent - -');
  expect(flag(env(', { name: ETCD_CERT_FILE, valueFrom: {} }'), 'cert-file')).toBe('given - -');
  expect(flag(pod('command: [etcd], envFrom: [{ secretRef: { name: a } }]'), 'cert-file')).toBe(
    'unknown - -',
  );
});

test('the etcd of an application is not that of the cluster', () => {
  expect(components(wrapExample('containers:\n  - { name: etcd, image: a, command: [etcd] }'))).toEqual([]);
  expect(
    components(wrapExample('hostNetwork: true\ncontainers:\n  - { name: etcd, image: a, command: [etcd] }')),
  ).toHaveLength(1);
});

const kubeadm = (version: string, body: string) =>
  `apiVersion: kubeadm.k8s.io/${version}\nkind: ClusterConfiguration\n${dedent(body)}`;

function clusterFlag(text: string, component: string, name: string): string {
  const found = components(text).find((other) => other.name === component);
  if (!found) return 'no component';
  const { state, value, written } = flagOf(found, name);
  return `${state} ${value ?? '-'}${written ? ' written' : ''}`;
}

test('knows what kubeadm sets by itself', () => {
  const text = kubeadm(
    'v1beta4',
    `
    certificatesDir: /pki
    apiServer:
      extraArgs:
        - { name: profiling, value: "false" }
        - { name: tls-cert-file, value: /a.crt }
        - { name: tls-cert-file, value: /b.crt }
    `,
  );
  expect(clusterFlag(text, 'kube-apiserver', 'profiling')).toBe('given false written');
  expect(clusterFlag(text, 'kube-apiserver', 'tls-cert-file')).toBe('given /b.crt written');
  expect(clusterFlag(text, 'kube-apiserver', 'client-ca-file')).toBe('given /pki/ca.crt');
  expect(clusterFlag(text, 'kube-apiserver', 'audit-log-path')).toBe('absent -');
  expect(clusterFlag(text, 'kube-scheduler', 'bind-address')).toBe('given 127.0.0.1');
  expect(clusterFlag(text, 'etcd', 'client-cert-auth')).toBe('given true');
  const external = kubeadm('v1beta3', 'etcd:\n  external:\n    endpoints: [https://10.0.0.1:2379]\n');
  expect(clusterFlag(external, 'etcd', 'cert-file')).toBe('no component');
});

test('reads the map of older versions, and knows nothing of a template', () => {
  const map = kubeadm('v1beta3', 'scheduler:\n  extraArgs:\n    profiling: "false"\n');
  expect(clusterFlag(map, 'kube-scheduler', 'profiling')).toBe('given false written');
  const template = kubeadm('v1beta3', 'scheduler:\n  extraArgs: "{{ args }}"\n');
  expect(clusterFlag(template, 'kube-scheduler', 'profiling')).toBe('unknown -');
  expect(clusterFlag(template, 'kube-scheduler', 'bind-address')).toBe('unknown -');
});

const kubelet = (body: string) =>
  `apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n${dedent(body)}`;

test('knows the defaults of the kubelet’s own file, and that it may be one of several', () => {
  const whole = kubelet('authentication:\n  webhook:\n    enabled: true\n');
  expect(flag(whole, 'anonymous-auth')).toBe('given false false');
  expect(flag(whole, 'authorization-mode')).toBe('given Webhook Webhook');
  expect(flag(whole, 'protect-kernel-defaults')).toBe('absent - -');
  expect(flag(kubelet('shutdownGracePeriod: 30s\n'), 'protect-kernel-defaults')).toBe('unknown - -');
  expect(flag(kubelet('featureGates: { A: true, B: false }\n'), 'feature-gates')).toBe(
    'given A=true,B=false A=true+B=false',
  );
});

/** The text after a flag of the first component was set. */
function afterSet(text: string, name: string, value: string): string {
  const section = sectionOf(text);
  const [component] = resourcesOf(section).flatMap((resource) => componentsOf(resource));
  if (!component) throw new Error('no component');
  const outcome = applyOperations(section, component.set(name, { text: value }));
  return outcome.ok ? outcome.text : outcome.reason;
}

test('sets flags where the others are, in the form that they have', () => {
  const lists = (args: string) =>
    wrapExample(
      `containers:\n  - name: a\n    image: a\n    command:\n      - kube-apiserver\n    args:\n${args}`,
    );
  expect(afterSet(lists('      - --v=2\n'), 'profiling', 'false')).toBe(
    lists('      - --v=2\n      - --profiling=false\n'),
  );
  expect(afterSet(lists('      - --secure-port\n      - 0\n'), 'secure-port', '6443')).toBe(
    lists('      - --secure-port\n      - "6443"\n'),
  );
  const old = kubeadm('v1beta3', 'apiServer:\n  timeoutForControlPlane: 4m0s\n');
  expect(afterSet(old, 'profiling', 'false')).toBe(`${old}  extraArgs:\n    profiling: "false"\n`);
});
