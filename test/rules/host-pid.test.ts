import { test } from 'vitest';
import { hostPid as rule } from '../../server/src/rules/pod-security/host-pid.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a written true', () => {
  checkRule(
    rule,
    `
    hostPID: true
    #        ^^^^ error unsafe: The pod shares the node's process namespace: it can see and signal every process there.
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
          hostPID: true
          #        ^^^^ error unsafe: The pod shares the node's process namespace: it can see and signal every process there.
    `,
  );
});

test.each(['false', 'null', '"true"', '"{{ .Values.host }}"', ''])('is silent about %j', (value) => {
  checkRule(
    rule,
    `
    hostPID: ${value}
    hostIPC: false
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
    hostPID: true
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
