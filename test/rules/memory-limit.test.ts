import { test } from 'vitest';
import { memoryLimit as rule } from '../../server/src/rules/resources/memory-limit.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports an absent limit and one of zero', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        #     ^^^^^ warning unsafe: Container "setup" has no memory limit: a leak or a flood of requests takes what the node has.
        image: registry.example.com/setup:1
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: { limits: { memory: 0 } }
        #                              ^ warning unsafe: Container "web" has no memory limit: a leak or a flood of requests takes what the node has.
    `,
  );
});

test('is silent about a limit, null beside a limit of the pod, a template', () => {
  checkRule(
    rule,
    `
    resources: { limits: { memory: 1Gi } }
    containers:
      - { name: a, image: a:1, resources: { limits: { memory: 512Mi } } }
      - { name: b, image: b:1, resources: null }
    `,
  );
  checkRule(rule, 'containers: [{ name: a, image: a:1, resources: "{{ .Values.resources }}" }]\n');
});

test('a request of the pod does not stand in for a limit', () => {
  checkRule(
    rule,
    `
    resources: { requests: { memory: 1Gi } }
    containers:
      - name: web
        #     ^^^ warning: Container "web" has no memory limit: a leak or a flood of requests takes what the node has.
        image: registry.example.com/web:1
    `,
  );
});

test('the fix inserts the default, or the request where that is more', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources:
          # measured
          requests:
            memory: 64Mi
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources:
          # measured
          requests:
            memory: 64Mi
          limits:
            memory: 512Mi
    `,
    { title: 'Limit memory to 512Mi' },
  );
  checkFix(
    rule,
    'containers: [{ name: web, image: a:1, resources: { requests: { memory: 1Gi } } }]\n',
    'containers: [{ name: web, image: a:1, resources: { requests: { memory: 1Gi }, limits: { memory: 1Gi } } }]\n',
    { title: 'Limit memory to 1Gi' },
  );
});

test('a limit without a request brings one, for else all of it would be reserved', () => {
  checkFix(
    rule,
    'containers: [{ name: web, image: a:1 }]\n',
    'containers: [{ name: web, image: a:1, resources: { requests: { memory: 128Mi }, limits: { memory: 512Mi } } }]\n',
    { title: 'Limit memory to 512Mi, with a request of 128Mi' },
  );
});
