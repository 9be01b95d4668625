import { test } from 'vitest';
import { hostIpc as rule } from '../../server/src/rules/pod-security/host-ipc.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a written true', () => {
  checkRule(
    rule,
    `
    hostIPC: true
    #        ^^^^ error unsafe: The pod shares the node's IPC namespace: it can reach shared memory of other processes.
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});

test('reports it in a patch too, for what is written is certain', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      template:
        spec:
          hostIPC: true
          #        ^^^^ error unsafe: The pod shares the node's IPC namespace: it can reach shared memory of other processes.
    `,
  );
});

test.each(['false', 'null', '"true"', '"{{ .Values.host }}"', ''])('is silent about %j', (value) => {
  checkRule(
    rule,
    `
    hostIPC: ${value}
    hostPID: false
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});

test('the fix removes the key and keeps the comments', () => {
  checkFix(
    rule,
    `
    # seen with the agent's team
    hostIPC: true
    containers:
      - name: web # the shop
        image: registry.example.com/web:1
    `,
    `
    # seen with the agent's team
    containers:
      - name: web # the shop
        image: registry.example.com/web:1
    `,
  );
});
