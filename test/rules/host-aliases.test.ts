import { test } from 'vitest';
import { hostAliases as rule } from '../../server/src/rules/hardening/host-aliases.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the list', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata: { name: web }
    spec:
      hostAliases:
    # ^^^^^^^^^^^ info unsafe: hostAliases overrides DNS for "db.example.com" and 1 more: nothing notices when that address changes.
        - ip: 10.1.2.3
          hostnames: [db.example.com, cache.example.com]
      containers: [{ name: web, image: registry.example.com/web:1 }]
    `,
  );
});

test('is silent about an empty list and a template', () => {
  checkRule(rule, 'hostAliases: []\ncontainers: [{ name: a, image: a:1 }]\n');
  checkRule(rule, 'hostAliases: "{{ .Values.aliases }}"\ncontainers: [{ name: a, image: a:1 }]\n');
});

test('the fix removes it', () => {
  checkFix(
    rule,
    `
    hostAliases:
      - ip: 10.1.2.3
        hostnames: [db.example.com]
    containers: # one
      - { name: web, image: registry.example.com/web:1 }
    `,
    `
    containers: # one
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});
