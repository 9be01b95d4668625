import { expect, test } from 'vitest';
import { sshPort as rule } from '../../server/src/rules/hardening/ssh-port.ts';
import { checkRule, judge, messagesOf, wrapExample } from '../support/ruleTester.ts';

const ways = 'SSH is a way in that RBAC and audit logs do not see.';

test('reports port 22 of a container, instead of the rule about low ports', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080
          - containerPort: 22
            #              ^^ warning: Container "web" listens on port 22: ${ways}
          - { containerPort: 22, protocol: UDP }
          - { containerPort: 2222 }
    `,
  );
  const pod = 'containers: [{ name: a, image: a:1, ports: [{ containerPort: 22 }] }]\n';
  expect(judge(wrapExample(pod)).map(({ finding }) => finding.rule)).not.toContain('privileged-ports');
});

test('is silent about Git and file servers, and about what is not known', () => {
  const pod = (image: string, port: string) =>
    `containers: [{ name: a, image: "${image}", ports: [{ containerPort: ${port} }] }]\n`;
  checkRule(rule, pod('gitea/gitea:1.24', '22'));
  checkRule(rule, pod('atmoz/sftp:alpine', '22'));
  checkRule(rule, pod('web:1', '"22"'));
  checkRule(rule, pod('web:1', '"{{ .Values.port }}"'));
});

const service = (ports: string, namespace = 'shop') => `
  apiVersion: v1
  kind: Service
  metadata: { name: web, namespace: ${namespace} }
  spec:
    selector: { app: web }
    ports:
      - ${ports}
`;
const beside = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web, namespace: shop }
  spec:
    template:
      metadata: { labels: { app: web } }
      spec:
        containers: [{ name: web, image: registry.example.com/web:1 }]
`;

test('reports a Service that leads to SSH of a workload in view', () => {
  const text =
    'warning: The Service leads to port 2222 of "web", which looks like SSH: RBAC and audit logs do not see it.';
  expect(messagesOf(rule, service('{ port: 22, targetPort: 2222 }'), { beside })).toEqual([text]);
  expect(messagesOf(rule, service('{ port: 22 }'), { beside })).toHaveLength(1);
  expect(messagesOf(rule, service('{ port: 22, targetPort: 8080 }'), { beside })).toEqual([]);
  expect(messagesOf(rule, service('{ port: 22 }', 'other'), { beside })).toEqual([]);
  expect(
    messagesOf(rule, service('{ port: 22 }'), { beside: beside.replaceAll('web:1', 'gitlab:1') }),
  ).toEqual([]);
  expect(messagesOf(rule, service('{ port: 22 }'))).toEqual([]);
});
