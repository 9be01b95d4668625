import { test } from 'vitest';
import { cpuRequest as rule } from '../../server/src/rules/resources/cpu-request.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports an absent request and one of zero, also in init containers', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        #     ^^^^^ hint unsafe: Container "setup" requests no CPU: on a busy node it gets the smallest share.
        image: registry.example.com/setup:1
    containers:
      - name: web
        image: registry.example.com/web:1
        resources:
          requests:
            cpu: 0m
            #    ^^ info unsafe: Container "web" requests no CPU: on a busy node it gets the smallest share.
            memory: 64Mi
    `,
  );
});

test('a limit stands in for an absent request, not for one of zero', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: registry.example.com/a:1
        resources: { limits: { cpu: 1 } }
      - name: b
        image: registry.example.com/b:1
        resources: { limits: { cpu: 1 }, requests: { cpu: 0 } }
        #                                                 ^ info unsafe: Container "b" requests no CPU: on a busy node it gets the smallest share.
      - name: c
        image: registry.example.com/c:1
        resources: { limits: { cpu: 0 } }
      # ^^^^^^^^^ info unsafe: Container "c" requests no CPU: on a busy node it gets the smallest share.
    `,
  );
});

test('is silent about requests of any spelling, unknown ones, and ephemeral containers', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, resources: { requests: { cpu: 0.5 } } }
      - { name: b, image: b:1, resources: { requests: { cpu: 1e-1 } } }
      - { name: c, image: c:1, resources: { requests: { cpu: lots } } }
      - { name: d, image: d:1, resources: { requests: 5 } }
      - { name: e, image: e:1, resources: { requests: { cpu: 10m } } }
    ephemeralContainers:
      - { name: debug, image: busybox:1 }
    `,
  );
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, resources: "{{ .Values.resources }}" }
    `,
  );
});

test('resources of the pod count from 1.34', () => {
  const manifest = (marker: string) => `
    resources: { requests: { cpu: 1 } }
    containers:
      - name: web${marker}
        image: registry.example.com/web:1
  `;
  checkRule(rule, manifest(''));
  checkRule(
    rule,
    manifest(`
        #     ^^^ info: Container "web" requests no CPU: on a busy node it gets the smallest share.`),
    { config: { kubernetesVersion: 33 } },
  );
});

test('the fix inserts the default and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: # measured in May
          requests:
            memory: 64Mi # enough
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: # measured in May
          requests:
            memory: 64Mi # enough
            cpu: 100m
    `,
    { title: 'Request 100m of CPU' },
  );
});

test('the fix does not exceed a limit', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: { requests: { cpu: 0 }, limits: { cpu: 0.05 } }
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: { requests: { cpu: "0.05" }, limits: { cpu: 0.05 } }
    `,
    { title: 'Request 0.05 of CPU' },
  );
});

test('offers nothing beside a limit that is not known', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: { requests: { cpu: 0 }, limits: { cpu: many } }
        #                             ^ info: Container "web" requests no CPU: on a busy node it gets the smallest share.
    `,
  );
});
