import { test } from 'vitest';
import { ephemeralContainers as rule } from '../../server/src/rules/hardening/ephemeral-containers.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports them in a Pod', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata: { name: web }
    spec:
      containers: [{ name: web, image: registry.example.com/web:1 }]
      ephemeralContainers:
    # ^^^^^^^^^^^^^^^^^^^ warning unsafe: The Pod declares an ephemeral container: these are for debugging a running pod.
        - { name: debugger, image: registry.example.com/debug:1 }
    `,
  );
});

test('is silent about none and a template', () => {
  checkRule(rule, 'containers: [{ name: a, image: a:1 }]\nephemeralContainers: []\n');
  checkRule(rule, 'containers: [{ name: a, image: a:1 }]\nephemeralContainers: "{{ x }}"\n');
});

test('the fix removes them', () => {
  checkFix(
    rule,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 } # ours
    ephemeralContainers:
      - { name: debugger, image: registry.example.com/debug:1 }
    `,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 } # ours
    `,
  );
});
