import { expect, test } from 'vitest';
import { probeHost as rule } from '../../server/src/rules/pod-security/probe-host.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const HOSTS = `
    containers:
      - name: web
        image: registry.example.com/web:1
        livenessProbe:
          httpGet: { host: 127.0.0.1, port: 80 }
          #                ^^^^^^^^^ error unsafe: The livenessProbe of container "web" makes the node send requests to a host of its choice.
        readinessProbe:
          tcpSocket: { host: db.example.com, port: 5432 }
          #                  ^^^^^^^^^^^^^^ error unsafe: The readinessProbe of container "web" makes the node send requests to a host of its choice.
        startupProbe:
          httpGet: { host: "", port: 80 }
        lifecycle:
          postStart:
            httpGet: { host: hooks.example.com, port: 80 }
            #                ^^^^^^^^^^^^^^^^^ error unsafe: The postStart of container "web" makes the node send requests to a host of its choice.
          preStop:
            tcpSocket: { host: hooks.example.com, port: 80 }
            #                  ^^^^^^^^^^^^^^^^^ error unsafe: The preStop of container "web" makes the node send requests to a host of its choice.
    `;

test('reports probes and hooks with a host', () => {
  checkRule(rule, HOSTS);
});

test('is silent before 1.34', () => {
  expect(messagesOf(rule, HOSTS, { config: { kubernetesVersion: 33 } })).toEqual([]);
  expect(messagesOf(rule, HOSTS, { config: { kubernetesVersion: 34 } })).toHaveLength(4);
});

test('is silent about templates, null and other handlers', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        livenessProbe: { httpGet: { host: "{{ .Values.host }}", port: 80 } }
        readinessProbe: { tcpSocket: { host: null, port: 80 } }
        startupProbe: "{{ .Values.probe }}"
        lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }
    `,
  );
});

test('the fix removes the host and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        livenessProbe:
          httpGet:
            host: 127.0.0.1
            path: /healthz # cheap
            port: 8080
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        livenessProbe:
          httpGet:
            path: /healthz # cheap
            port: 8080
    `,
  );
});
