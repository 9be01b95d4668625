import { test } from 'vitest';
import { startupPort as rule } from '../../server/src/rules/probes/startup-port.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports names, more loudly, and numbers that are not declared', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: registry.example.com/web:1
        ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }]
        startupProbe:
          httpGet:
            port: web
            #     ^^^ warning unsafe: The startup probe of "a" asks port "web", but no port has that name, so it fails.
      - name: b
        image: registry.example.com/web:1
        ports: [{ name: http, containerPort: 8081 }]
        startupProbe:
          tcpSocket:
            port: 9090
            #     ^^^^ info unsafe: The startup probe of "b" asks port 9090, which the container does not declare.
      - name: c
        image: registry.example.com/web:1
        ports: [{ containerPort: 53, protocol: UDP }]
        startupProbe:
          grpc:
            port: 53
            #     ^^ info unsafe: The startup probe of "c" asks port 53, which the container does not declare.
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
        startupProbe: { httpGet: { port: http } }
      - name: b
        image: registry.example.com/web:1
        ports: [{ containerPort: 8081 }]
        startupProbe: { tcpSocket: { port: 8080 } }
      - name: c
        image: registry.example.com/web:1
        startupProbe: { tcpSocket: { port: 1, host: 192.0.2.1 } }
      - name: d
        image: registry.example.com/web:1
        startupProbe: { exec: { command: [ls] } }
      - name: e
        image: registry.example.com/web:1
        ports: "{{ .Values.ports }}"
        startupProbe: { tcpSocket: { port: http } }
      - name: f
        image: registry.example.com/web:1
        startupProbe: { tcpSocket: { port: "{{ .Values.port }}" } }
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
        startupProbe:
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
        startupProbe:
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
        startupProbe:
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
        startupProbe:
          httpGet:
            port: http
    `,
  );
});
