import { test } from 'vitest';
import { duplicateEnvVar as rule } from '../../server/src/rules/secrets/duplicate-env-var.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the second and each later entry', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
        env: [{ name: A, value: "1" }]
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          - { name: A, value: "1" }
          - { name: A, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
          #         ^ warning unsafe: A is set before in container "web"; this later value hides the earlier one.
          - { name: B, value: "1" }
          - { name: "A", value: "2" }
          #         ^^^ warning unsafe: A is set before in container "web"; this later value hides the earlier one.
    `,
  );
});

test('is silent about names that differ, unknown ones, and patch directives', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          - { name: A, value: "1" }
          - { name: a, value: "1" }
          - { name: "{{ .Values.name }}", value: "1" }
          - { name: "{{ .Values.name }}", value: "1" }
          - { name: A, $patch: delete }
          - { name: 5 }
          - { name: 5 }
      - { name: log, image: log:1, env: 5 }
    `,
  );
});

test('the fix removes the earlier entry and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          # verbose
          - name: LOG_LEVEL
            value: debug
          - name: MODE # of operation
            value: fast
          - name: LOG_LEVEL
            value: info # quiet
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          # verbose
          - name: MODE # of operation
            value: fast
          - name: LOG_LEVEL
            value: info # quiet
    `,
  );
});

test('offers nothing where the earlier value is used', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          - { name: LIBS, value: /a }
          - { name: LIBS, value: "$(LIBS):/b" }
          #         ^^^^ warning: LIBS is set before in container "web"; this later value hides the earlier one.
    `,
  );
});
