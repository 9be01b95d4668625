import { test } from 'vitest';
import { hostPort as rule } from '../../server/src/rules/pod-security/host-port.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports each port of the node, in every kind of container', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: sidecar
        image: registry.example.com/sidecar:1
        restartPolicy: Always
        ports:
          - { containerPort: 9000, hostPort: 9000 }
          #                                  ^^^^ error unsafe: Container "sidecar" takes port 9000 of the node, past Services and most network policies.
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080
            hostPort: 80
            #         ^^ error unsafe: Container "web" takes port 80 of the node, past Services and most network policies.
          - containerPort: 8443
            hostPort: 443
            #         ^^^ error unsafe: Container "web" takes port 443 of the node, past Services and most network policies.
    `,
  );
});

test('is silent about 0, null, text and a template', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - { containerPort: 1, hostPort: 0 }
          - { containerPort: 2, hostPort: null }
          - { containerPort: 3, hostPort: "80" }
          - { containerPort: 4, hostPort: "{{ .Values.port }}" }
          - "{{ .Values.portEntry }}"
    `,
  );
});

test('the fix takes the address with it and keeps the comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080 # http
            # for the old load balancer
            hostPort: 80
            hostIP: 10.0.0.1
            name: http
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        ports:
          - containerPort: 8080 # http
            # for the old load balancer
            name: http
    `,
    { title: 'Remove hostPort and hostIP' },
  );
});
