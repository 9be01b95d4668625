import { test } from 'vitest';
import { livenessProbe as rule } from '../../server/src/rules/probes/liveness-probe.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports containers and sidecars', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: proxy
      #       ^^^^^ info: Container "proxy" has no liveness probe: if it hangs, nobody restarts it.
        image: registry.example.com/web:1
        restartPolicy: Always
      - name: setup
        image: registry.example.com/web:1
    containers:
      - name: web
      #       ^^^ info unsafe: Container "web" has no liveness probe: if it hangs, nobody restarts it.
        image: registry.example.com/web:1
        ports: [{ containerPort: 8080 }]
      - name: log
      #       ^^^ info: Container "log" has no liveness probe: if it hangs, nobody restarts it.
        image: registry.example.com/web:1
    `,
  );
});

test('is silent about probes, Pods that end, and what is not known', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        livenessProbe: { httpGet: { port: 80 } }
      - name: b
        image: registry.example.com/web:1
        livenessProbe: "{{ .Values.probe }}"
    `,
  );
});

test('is silent about Pods that end', () => {
  checkRule(
    rule,
    `
    restartPolicy: Never
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
  );
});

test('is silent about jobs', () => {
  checkRule(
    rule,
    `
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: job
    spec:
      template:
        spec:
          containers:
            - name: job
              image: registry.example.com/job:1
    `,
  );
});

test('the fix asks a port by HTTP where its name says so', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 9000
          - name: http # public
            containerPort: 8080
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 9000
          - name: http # public
            containerPort: 8080
        livenessProbe:
          httpGet:
            path: /livez
            port: http
          periodSeconds: 10
          failureThreshold: 6
    `,
  );
});

test('the fix opens the first port otherwise', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 9000
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 9000
        livenessProbe:
          tcpSocket:
            port: 9000
          periodSeconds: 10
          failureThreshold: 6
    `,
  );
});

test('the fix asks a database by its own command', () => {
  checkFix(
    rule,
    `
    containers:
      - name: db
        image: docker.io/library/postgres:17
    `,
    `
    containers:
      - name: db
        image: docker.io/library/postgres:17
        livenessProbe:
          exec:
            command: ["pg_isready"]
          periodSeconds: 10
          failureThreshold: 6
    `,
  );
});
