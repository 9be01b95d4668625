import { test } from 'vitest';
import { memoryRequest as rule } from '../../server/src/rules/resources/memory-request.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports an absent request, also where CPU is requested, and in sidecars', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: proxy
        image: registry.example.com/proxy:1
        restartPolicy: Always
        resources: { requests: { memory: "0" } }
        #                                ^^^ info unsafe: Container "proxy" requests no memory: it is among the first to go when the node runs short.
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: { requests: { cpu: 1 } }
        #            ^^^^^^^^ info unsafe: Container "web" requests no memory: it is among the first to go when the node runs short.
    `,
  );
});

test('is silent about a request, a limit, a limit of the pod and unknown values', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, resources: { requests: { memory: 1Gi } } }
      - { name: b, image: b:1, resources: { limits: { memory: 1Gi } } }
      - { name: c, image: c:1, resources: { limits: { memory: "?" } } }
      - { name: d, image: d:1, resources: 5 }
    `,
  );
  checkRule(
    rule,
    `
    resources: { limits: { memory: 1Gi } }
    containers:
      - { name: a, image: a:1 }
    `,
  );
});

test('the fix keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web # the shop
        image: registry.example.com/web:1
    `,
    `
    containers:
      - name: web # the shop
        image: registry.example.com/web:1
        resources:
          requests:
            memory: 128Mi
    `,
    { title: 'Request 128Mi of memory' },
  );
});

test('the configured default is taken, but not above a limit', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: { limits: { memory: 64Mi }, requests: { memory: 0 } }
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: { limits: { memory: 64Mi }, requests: { memory: 64Mi } }
    `,
    {
      config: {
        fixDefaults: {
          cpuRequest: '1',
          cpuLimit: '1',
          memoryRequest: '100M',
          memoryLimit: '1Gi',
          userId: 1,
          groupId: 1,
        },
      },
    },
  );
});
