import { expect, test } from 'vitest';
import { sensitiveHostPath as rule } from '../../server/src/rules/volumes/sensitive-host-path.ts';
import { checkFix, checkRule, judge, messagesOf, wrapExample } from '../support/ruleTester.ts';

const spec = (path: string) => `
  containers: [{ name: a, image: a:1 }]
  volumes: [{ name: v, hostPath: { path: '${path}' } }]
`;

test('reports a sensitive directory and what is in it', () => {
  checkRule(
    rule,
    `
    containers: [{ name: agent, image: a:1 }]
    volumes:
      - name: host
        hostPath:
          path: /etc/
          #     ^^^^^ error unsafe: Volume "host" shows /etc/ of the node: its configuration and accounts.
      - name: pods
        hostPath: { path: /var/lib/kubelet/pods }
        #                 ^^^^^^^^^^^^^^^^^^^^^ error unsafe: Volume "pods" shows /var/lib/kubelet/pods of the node: secrets and tokens of every pod.
    `,
  );
});

test.each([
  ['/', 'all of its files'],
  ['/proc', 'its kernel settings and every process'],
  ['/var/run', 'the sockets of its services'],
  ['/etc/kubernetes/pki', 'keys of the cluster'],
  ['/etc/shadow', 'its configuration and accounts'],
  ['/var', '/var/lib/containerd, /var/lib/docker, /var/lib/etcd, /var/lib/kubelet, /var/log among others'],
])('%s shows %s', (path, content) => {
  expect(messagesOf(rule, spec(path))).toEqual([`error: Volume "v" shows ${path} of the node: ${content}.`]);
});

test.each([
  '/srv/data',
  '/etc/localtime',
  '/etc/ssl/certs/ca.pem',
  '/var/log/pods',
  '/home/app/data',
  '/proc/loadavg',
  'etc',
  '/etcetera',
])('%s is not sensitive', (path) => {
  expect(messagesOf(rule, spec(path))).toEqual([]);
});

test('is silent about unknown paths', () => {
  checkRule(rule, spec('{{ .Values.path }}'));
  checkRule(
    rule,
    'containers: [{ name: a, image: a:1 }]\nvolumes: [{ name: v, hostPath: { path: 5 } }, 5]\n',
  );
});

test('leaves a socket to the rule about sockets', () => {
  const found = judge(wrapExample(spec('/etc/docker.sock'))).map(({ finding }) => finding.rule);
  expect(found).toContain('container-runtime-socket');
  expect(found).not.toContain('sensitive-host-path');
});

test('the fix removes the volume with its mounts and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: agent
        image: registry.example.com/agent:1 # ours
        volumeMounts:
          - name: root
            mountPath: /host
    volumes:
      - name: root
        hostPath:
          path: /
    `,
    `
    containers:
      - name: agent
        image: registry.example.com/agent:1 # ours
    `,
  );
});
