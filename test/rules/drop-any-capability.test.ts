import { test } from 'vitest';
import { dropAnyCapability as rule } from '../../server/src/rules/hardening/drop-any-capability.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

/** The rules that say more at the same place. */
const ALONE = {
  config: { rules: { 'drop-all-capabilities': 'off', 'drop-net-raw-capability': 'off' } },
} as const;

test('reports a missing and an empty list', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        #     ^^^ info unsafe: Container "web" drops none of the capabilities that the runtime gives to root.
        image: registry.example.com/web:1
      - name: db
        image: registry.example.com/db:1
        securityContext: { capabilities: { drop: [] } }
        #                                  ^^^^ info unsafe: Container "db" drops none of the capabilities that the runtime gives to root.
    `,
    ALONE,
  );
});

test('is silent where one is dropped, where the list is not known, and on Windows', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { capabilities: { drop: [MKNOD] } } }
      - { name: b, image: b:1, securityContext: { capabilities: { drop: "{{ .Values.drop }}" } } }
      - { name: c, image: c:1, securityContext: "{{ .Values.context }}" }
    `,
    ALONE,
  );
  checkRule(rule, 'os: { name: windows }\ncontainers: [{ name: a, image: a:1 }]\n', ALONE);
});

test('gives way to the rule about ALL', () => {
  checkRule(rule, 'containers: [{ name: a, image: a:1 }]\n');
});

test('the fix drops all', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1 # ours
        securityContext:
          runAsUser: 10001
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1 # ours
        securityContext:
          runAsUser: 10001
          capabilities:
            drop: ["ALL"]
    `,
    ALONE,
  );
});
