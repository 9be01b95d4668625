import { expect, test } from 'vitest';
import { writableHostPath as rule } from '../../server/src/rules/volumes/writable-host-path.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports each mount through which the node may be written', () => {
  checkRule(
    rule,
    `
    initContainers:
      - { name: setup, image: a:1, volumeMounts: [{ name: data, mountPath: /data, readOnly: false }] }
      #                                                                                     ^^^^^ warning unsafe: Container "setup" may write to /srv/data of the node, where it outlives the pod and others read it.
    containers:
      - name: web
        image: a:1
        volumeMounts:
          - name: data
            #     ^^^^ warning unsafe: Container "web" may write to /srv/data of the node, where it outlives the pod and others read it.
            mountPath: /data
          - { name: tmp, mountPath: /tmp }
      - { name: log, image: a:1, volumeMounts: [{ name: data, mountPath: /data, readOnly: true }] }
    volumes:
      - { name: data, hostPath: { path: /srv/data } }
      - { name: tmp, emptyDir: {} }
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

test('a socket is left to the rule about sockets', () => {
  checkRule(rule, pod('', '/run/docker.sock'));
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
  expect(messagesOf(rule, agent)).toHaveLength(1);
  expect(messagesOf(rule, agent.replace('mountPath:', 'readOnly: true, mountPath:'))).toEqual([]);
});

test('the fix makes the mount read-only', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: data # of the node
            mountPath: /data
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
    volumes:
      - name: data
        hostPath: { path: /srv/data }
    `,
  );
});

test('a volume of its own is offered too', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts: [{ name: data, mountPath: /data }]
    volumes:
      - name: data
        hostPath: { path: /tmp/web }
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts: [{ name: data, mountPath: /data }]
    volumes:
      - name: data
        emptyDir: {}
    `,
    { title: 'Replace the hostPath by an emptyDir' },
  );
});
