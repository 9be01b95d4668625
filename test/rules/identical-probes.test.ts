import { test } from 'vitest';
import { identicalProbes as rule } from '../../server/src/rules/probes/identical-probes.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the same question with the same patience', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: registry.example.com/web:1
        livenessProbe:
       #^^^^^^^^^^^^^ info: Liveness and readiness probe of "a" ask the same: a busy container is restarted, not spared.
          httpGet: { path: /healthz, port: 8080 }
        readinessProbe:
          httpGet: { path: /healthz, port: 8080 }
          failureThreshold: 5
      - name: b
        image: registry.example.com/web:1
        livenessProbe:
       #^^^^^^^^^^^^^ info: Liveness and readiness probe of "b" ask the same: a busy container is restarted, not spared.
          tcpSocket: { port: http }
        readinessProbe:
          tcpSocket: { port: http }
      - name: c
        image: registry.example.com/web:1
        livenessProbe:
       #^^^^^^^^^^^^^ info: Liveness and readiness probe of "c" ask the same: a busy container is restarted, not spared.
          exec: { command: [redis-cli, ping] }
        readinessProbe:
          exec: { command: [redis-cli, ping] }
    `,
  );
});

test('is silent about other questions, a patient liveness probe, and what is not known', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: registry.example.com/web:1
        livenessProbe:
          httpGet: { path: /livez, port: 8080 }
        readinessProbe:
          httpGet: { path: /readyz, port: 8080 }
      - name: b
        image: registry.example.com/web:1
        livenessProbe:
          tcpSocket: { port: http }
          failureThreshold: 6
        readinessProbe:
          tcpSocket: { port: http }
      - name: c
        image: registry.example.com/web:1
        livenessProbe:
          tcpSocket: { port: http }
          periodSeconds: "{{ .Values.period }}"
        readinessProbe:
          tcpSocket: { port: http }
      - name: d
        image: registry.example.com/web:1
        livenessProbe:
          tcpSocket: { port: http }
      - name: e
        image: registry.example.com/web:1
        livenessProbe:
          exec: { command: ["{{ .Values.command }}"] }
        readinessProbe:
          exec: { command: ["{{ .Values.command }}"] }
    `,
  );
});
