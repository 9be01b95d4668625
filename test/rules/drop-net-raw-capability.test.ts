import { test } from 'vitest';
import { dropNetRawCapability as rule } from '../../server/src/rules/hardening/drop-net-raw-capability.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

const ALONE = {
  config: { rules: { 'drop-all-capabilities': 'off', 'insecure-capabilities': 'off' } },
} as const;

test('reports a container that does not drop it, at the list', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        #     ^^^ warning safe: Container "web" keeps NET_RAW: it can forge packets in the name of its neighbours.
        image: registry.example.com/web:1
      - name: log
        image: registry.example.com/log:1
        securityContext:
          capabilities:
            drop: [CHOWN, CAP_NET_RAW]
          # ^^^^ warning safe: Container "log" keeps NET_RAW: it can forge packets in the name of its neighbours.
    ephemeralContainers:
      - name: debug
        #     ^^^^^ warning safe: Container "debug" keeps NET_RAW: it can forge packets in the name of its neighbours.
        image: registry.example.com/debug:1
    `,
    ALONE,
  );
});

test('reports adding it instead, also beside a drop', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { capabilities: { drop: [ALL], add: [NET_RAW] } }
        #                                                     ^^^^^^^ warning unsafe: Container "web" adds NET_RAW: it can forge packets in the name of its neighbours.
    `,
    ALONE,
  );
});

test('a container that adds it also keeps it when that is mended', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
        # ^^^^^^^^^^^^ warning unsafe: Container "web" keeps NET_RAW: it can forge packets in the name of its neighbours.
            add: [NET_RAW]
            #     ^^^^^^^ warning unsafe: Container "web" adds NET_RAW: it can forge packets in the name of its neighbours.
    `,
    ALONE,
  );
});

test('is silent where it is dropped, for Windows, and where the list is not known', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { capabilities: { drop: [NET_RAW] } } }
      - { name: b, image: b:1, securityContext: { capabilities: { drop: [all] } } }
      - { name: c, image: c:1, securityContext: { capabilities: { drop: [CHOWN, 5] } } }
      - { name: d, image: d:1, securityContext: { capabilities: { drop: ALL } } }
      - { name: e, image: e:1, securityContext: 5 }
    `,
    ALONE,
  );
  checkRule(rule, 'os: { name: windows }\ncontainers: [{ name: a, image: a:1 }]\n', ALONE);
  checkRule(rule, 'containers:\n  - name: a\n    image: {{ .Values.image }}\n', ALONE);
});

test('the fix appends to the list and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop:
              - CHOWN # not needed
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop:
              - CHOWN # not needed
              - NET_RAW
    `,
    ALONE,
  );
});

test('the fix makes the list where there is none', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: ["NET_RAW"]
    `,
    ALONE,
  );
});
