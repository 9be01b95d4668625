import { expect, test } from 'vitest';
import { cpuLimit as rule } from '../../server/src/rules/resources/cpu-limit.ts';
import { checkFix, checkRule, judge, wrapExample } from '../support/ruleTester.ts';

test('reports a container without limit, also where it requests CPU', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources: { requests: { cpu: 1 } }
      # ^^^^^^^^^ info unsafe: Container "web" has no CPU limit: it may use every idle processor of its node.
    `,
  );
});

test('is silent about a limit, a limit of the pod, an unknown one, ephemeral containers', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, resources: { limits: { cpu: 1 } } }
      - { name: b, image: b:1, resources: { limits: { cpu: true } } }
    ephemeralContainers:
      - { name: debug, image: busybox:1 }
    `,
  );
  checkRule(
    rule,
    `
    resources: { limits: { cpu: 2 } }
    containers: [{ name: a, image: a:1 }]
    `,
  );
});

test('is off unless asked for', () => {
  const text = wrapExample('containers: [{ name: web, image: a:1 }]\n');
  const ids = (profile: 'recommended' | 'all') =>
    judge(text, { config: { profile } }).map(({ finding }) => finding.rule);
  expect(ids('recommended')).not.toContain('cpu-limit');
  expect(ids('all')).toContain('cpu-limit');
});

test('the fix does not go below a request, and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources:
          requests: { cpu: 750m } # measured
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        resources:
          requests: { cpu: 750m } # measured
          limits:
            cpu: 750m
    `,
    { title: 'Limit CPU to 750m' },
  );
});
