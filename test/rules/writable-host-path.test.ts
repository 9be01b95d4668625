import { expect, test } from 'vitest';
import { writableHostPath as rule } from '../../server/src/rules/volumes/writable-host-path.ts';
import { checkFix, checkRule, judge, wrapExample } from '../support/ruleTester.ts';

test('reports a volume once, with those who may write', () => {
  checkRule(
    rule,
    `
    initContainers:
      - { name: setup, image: a:1, volumeMounts: [{ name: data, mountPath: /data, readOnly: false }] }
    containers:
      - { name: web, image: a:1, volumeMounts: [{ name: data, mountPath: /data }, { name: more, mountPath: /more }] }
      - { name: log, image: a:1, volumeMounts: [{ name: data, mountPath: /data, readOnly: true }] }
    volumes:
      - name: data
        hostPath: { path: /srv/data }
        #                 ^^^^^^^^^ error unsafe: 2 containers may write to /srv/data of the node, where it outlives the pod and others read it.
      - name: more
        hostPath: { path: /srv/more }
        #                 ^^^^^^^^^ error unsafe: Container "web" may write to /srv/more of the node, where it outlives the pod and others read it.
    `,
  );
});

const pod = (mount: string, path = '/srv/data') => `
  containers: [{ name: web, image: registry.example.com/web:1, volumeMounts: [{ name: data, mountPath: /data${mount} }] }]
  volumes: [{ name: data, hostPath: { path: ${path} } }]
`;

test('is silent about read-only mounts, templates, patches, and volumes that nobody mounts', () => {
  checkRule(rule, pod(', readOnly: true'));
  checkRule(rule, pod(', readOnly: "{{ .Values.readOnly }}"'));
  checkRule(rule, pod('', '"{{ .Values.path }}"'));
  checkRule(rule, pod('').replace('image: registry.example.com/web:1, ', ''));
  checkRule(
    rule,
    'containers: [{ name: a, image: a:1 }]\nvolumes: [{ name: v, hostPath: { path: /srv } }]\n',
  );
});

const rulesFor = (text: string) =>
  judge(wrapExample(text))
    .map(({ finding }) => finding.rule)
    .filter((id) => /host-path|socket/.test(id));

test('one rule speaks for a volume, the one that knows most', () => {
  expect(rulesFor(pod(''))).toEqual(['writable-host-path']);
  expect(rulesFor(pod(', readOnly: true'))).toEqual(['host-path-volume']);
  expect(rulesFor(pod('', '/etc'))).toEqual(['sensitive-host-path']);
  expect(rulesFor(pod('', '/root/.aws'))).toEqual(['cloud-credential-host-path']);
  expect(rulesFor(pod('', '/run/docker.sock'))).toEqual(['container-runtime-socket']);
});

test('an agent that may read a directory is asked why it may write there', () => {
  const agent = `
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: node-exporter }
    spec:
      template:
        spec:
          containers:
            - name: node-exporter
              image: quay.io/prometheus/node-exporter:v1.9.1
              volumeMounts: [{ name: root, mountPath: /host/root }]
          volumes: [{ name: root, hostPath: { path: / } }]
  `;
  expect(rulesFor(agent)).toEqual(['writable-host-path']);
  expect(rulesFor(agent.replace('mountPath:', 'readOnly: true, mountPath:'))).toEqual([]);
});

test('the fix makes every mount read-only', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: data # of the node
            mountPath: /data
      - name: log
        image: registry.example.com/log:1
        volumeMounts:
          - { name: data, mountPath: /data, readOnly: false }
    volumes:
      - name: data
        hostPath: { path: /srv/data }
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: data # of the node
            mountPath: /data
            readOnly: true
      - name: log
        image: registry.example.com/log:1
        volumeMounts:
          - { name: data, mountPath: /data, readOnly: true }
    volumes:
      - name: data
        hostPath: { path: /srv/data }
    `,
    { config: { rules: { 'host-path-volume': 'off' } } },
  );
});
