import { expect, test } from 'vitest';
import { livenessPort as rule } from '../../server/src/rules/probes/liveness-port.ts';
import { checkFix, checkRule, judge, wrapExample } from '../support/ruleTester.ts';

test('reports names, more loudly, and numbers that are not declared', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: registry.example.com/web:1
        ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }]
        livenessProbe:
          httpGet:
            port: web
            #     ^^^ warning unsafe: The liveness probe of "a" asks port "web", but no port has that name, so it fails.
      - name: b
        image: registry.example.com/web:1
        ports: [{ name: http, containerPort: 8081 }]
        livenessProbe:
          tcpSocket:
            port: 9090
            #     ^^^^ info unsafe: The liveness probe of "b" asks port 9090, which the container does not declare.
      - name: c
        image: registry.example.com/web:1
        ports: [{ containerPort: 53, protocol: UDP }]
        livenessProbe:
          grpc:
            port: 53
            #     ^^ info unsafe: The liveness probe of "c" asks port 53, which the container does not declare.
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
        livenessProbe: { httpGet: { port: http } }
      - name: b
        image: registry.example.com/web:1
        ports: [{ containerPort: 8081 }]
        livenessProbe: { tcpSocket: { port: 8080 } }
      - name: c
        image: registry.example.com/web:1
        livenessProbe: { tcpSocket: { port: 1, host: 192.0.2.1 } }
      - name: d
        image: registry.example.com/web:1
        livenessProbe: { exec: { command: [ls] } }
      - name: e
        image: registry.example.com/web:1
        ports: "{{ .Values.ports }}"
        livenessProbe: { tcpSocket: { port: http } }
      - name: f
        image: registry.example.com/web:1
        livenessProbe: { tcpSocket: { port: "{{ .Values.port }}" } }
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
        livenessProbe:
          tcpSocket:
            port: 9090
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080 # public
          - containerPort: 9090
        livenessProbe:
          tcpSocket:
            port: 9090
    `,
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
        livenessProbe:
          httpGet:
            port: http
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080 # public
            name: http
        livenessProbe:
          httpGet:
            port: http
    `,
  );
});

test('one undeclared number is said once, whoever asks it', () => {
  const found = judge(
    wrapExample(`
      containers:
        - name: web
          image: registry.example.com/web:1
          livenessProbe: { tcpSocket: { port: 8081 } }
          readinessProbe: { httpGet: { port: 8081 } }
          startupProbe: { tcpSocket: { port: 8082 } }
    `),
  );
  const rules = found.map(({ finding }) => finding.rule).filter((id) => id.endsWith('-port'));
  expect(rules).toEqual(['liveness-port', 'startup-port']);
});
