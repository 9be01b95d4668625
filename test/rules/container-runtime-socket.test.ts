import { expect, test } from 'vitest';
import { containerRuntimeSocket as rule } from '../../server/src/rules/volumes/container-runtime-socket.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports a socket, mounted or not', () => {
  checkRule(
    rule,
    `
    containers: [{ name: build, image: a:1 }]
    volumes:
      - name: docker
        hostPath:
          path: /var/run/docker.sock
          #     ^^^^^^^^^^^^^^^^^^^^ error unsafe: Volume "docker" is the socket of Docker: whoever reaches it controls the node.
          type: Socket
    `,
  );
});

test.each([
  '/var/run/docker.sock/',
  '//run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/k3s/containerd/containerd.sock',
  '/var/run/crio/crio.sock',
  '/var/run/cri-dockerd.sock',
  '/run/user/1000/podman/podman.sock',
  '/var/run/docker',
  '/run/containerd',
  '/var/lib/../run/crio',
  '\\\\.\\pipe\\docker_engine',
])('%s is one', (path) => {
  const volume = `containers: [{ name: a, image: a:1 }]\nvolumes: [{ name: v, hostPath: { path: '${path}' } }]\n`;
  expect(messagesOf(rule, volume)).toHaveLength(1);
});

test.each([
  '/var/run',
  '/run/docker.sock.d',
  '/var/lib/docker',
  '/run/dockershim.socket',
  '{{ .Values.path }}',
])('%s is none', (path) => {
  const volume = `containers: [{ name: a, image: a:1 }]\nvolumes: [{ name: v, hostPath: { path: '${path}' } }]\n`;
  expect(messagesOf(rule, volume)).toEqual([]);
});

test('is silent about other volumes and unknown ones', () => {
  checkRule(
    rule,
    `
    containers: [{ name: a, image: a:1 }]
    volumes:
      - { name: a, emptyDir: {} }
      - { name: b, hostPath: null }
      - { name: c, hostPath: { path: 5 } }
      - 5
    `,
  );
});

test('the fix removes the volume and its mounts, in every container, and keeps comments', () => {
  checkFix(
    rule,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
        volumeMounts:
          - { name: docker, mountPath: /a }
    containers:
      - name: build
        image: registry.example.com/build:1
        volumeMounts:
          - name: docker
            mountPath: /var/run/docker.sock
          - name: work # sources
            mountPath: /work
          - { name: docker, mountPath: /other }
    volumes:
      - name: work
        emptyDir: {}
      - name: docker
        hostPath:
          path: /var/run/docker.sock
    `,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
    containers:
      - name: build
        image: registry.example.com/build:1
        volumeMounts:
          - name: work # sources
            mountPath: /work
    volumes:
      - name: work
        emptyDir: {}
    `,
  );
});

test('offers nothing where a mount may be out of view', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: a:1
        volumeMounts: 5
    volumes:
      - { name: v, hostPath: { path: /run/crio/crio.sock } }
      #                              ^^^^^^^^^^^^^^^^^^^ error: Volume "v" is the socket of CRI-O: whoever reaches it controls the node.
    `,
  );
});
