import { expect, test } from 'vitest';
import { privilegedPorts as rule } from '../../server/src/rules/hardening/privileged-ports.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports ports below 1024', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 80
            #              ^^ info: Container "web" listens on port 80 and 443: below 1024 that takes root or NET_BIND_SERVICE.
          - { containerPort: 443 }
          - { containerPort: 1024 }
          - { containerPort: 0 }
          - { containerPort: "80" }
      - name: proxy
        image: registry.example.com/proxy:1
        securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }
        ports: [{ containerPort: 53, protocol: UDP }, { containerPort: 53, protocol: TCP }]
        #                        ^^ hint: Container "proxy" listens on port 53: below 1024 that takes root or NET_BIND_SERVICE.
    `,
  );
});

const pod = (more: string) =>
  `${more}\ncontainers: [{ name: a, image: a:1, ports: [{ containerPort: 80 }] }]\n`;
const sysctl = (value: string) =>
  pod(`securityContext: { sysctls: [{ name: net.ipv4.ip_unprivileged_port_start, value: ${value} }] }`);

test('follows the sysctl that moves the border', () => {
  checkRule(rule, sysctl('"80"'));
  checkRule(rule, sysctl('"{{ .Values.first }}"'));
  checkRule(rule, pod('').replace('80', '"{{ .Values.port }}"'));
  expect(messagesOf(rule, sysctl('"81"'))).toHaveLength(1);
});

test('is silent on Windows', () => {
  checkRule(rule, pod('nodeSelector: { kubernetes.io/os: windows }'));
});
