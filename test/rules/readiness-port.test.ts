import { test } from 'vitest';
import { readinessPort as rule } from '../../server/src/rules/probes/readiness-port.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports names, more loudly, and numbers that are not declared', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: registry.example.com/web:1
        ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }]
        readinessProbe:
          httpGet:
            port: web
      - name: b
        image: registry.example.com/web:1
        ports: [{ name: http, containerPort: 8081 }]
        readinessProbe:
          tcpSocket:
            port: 9090
      - name: c
        image: registry.example.com/web:1
        ports: [{ containerPort: 53, protocol: UDP }]
        readinessProbe:
          grpc:
            port: 53
    `,
  );
});

test('is silent about declared ports, those of a neighbour, other hosts, commands and what is not known', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: registry.example.com/web:1
        ports: [{ name: http, containerPort: 8080 }]
        readinessProbe: { httpGet: { port: http } }
      - name: b
        image: registry.example.com/web:1
        ports: [{ containerPort: 8081 }]
        readinessProbe: { tcpSocket: { port: 8080 } }
      - name: c
        image: registry.example.com/web:1
        readinessProbe: { tcpSocket: { port: 1, host: 192.0.2.1 } }
      - name: d
        image: registry.example.com/web:1
        readinessProbe: { exec: { command: [ls] } }
      - name: e
        image: registry.example.com/web:1
        ports: "{{ .Values.ports }}"
        readinessProbe: { tcpSocket: { port: http } }
      - name: f
        image: registry.example.com/web:1
        readinessProbe: { tcpSocket: { port: "{{ .Values.port }}" } }
    `,
  );
});

test('the fix declares a number', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080 # public
        readinessProbe:
          tcpSocket:
            port: 9090
    `,
    `?`,
  );
});

test('the fix names the only port', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080 # public
        readinessProbe:
          httpGet:
            port: http
    `,
    `?`,
  );
});
