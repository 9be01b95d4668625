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
            #     ^^^ warning unsafe: The readiness probe of "a" asks port "web", but no port has that name, so it fails.
      - name: b
        image: registry.example.com/web:1
        ports: [{ name: http, containerPort: 8081 }]
        readinessProbe:
          tcpSocket:
            port: 9090
            #     ^^^^ info unsafe: The readiness probe of "b" asks port 9090, which the container does not declare.
      - name: c
        image: registry.example.com/web:1
        ports: [{ containerPort: 53, protocol: UDP }]
        readinessProbe:
          grpc:
            port: 53
            #     ^^ info unsafe: The readiness probe of "c" asks port 53, which the container does not declare.
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
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080 # public
          - containerPort: 9090
        readinessProbe:
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
        readinessProbe:
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
        readinessProbe:
          httpGet:
            port: http
    `,
  );
});
