import { expect, test } from 'vitest';
import { capabilitySysAdmin as rule } from '../../server/src/rules/hardening/capability-sys-admin.ts';
import { checkFix, checkRule, judge, wrapExample } from '../support/ruleTester.ts';

test('reports the item, in any spelling and every kind of container', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
        securityContext: { capabilities: { add: [CAP_SYS_ADMIN] } }
        #                                        ^^^^^^^^^^^^^ error unsafe: Container "setup" adds SYS_ADMIN, which is nearly as much as running privileged.
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            add:
              - NET_BIND_SERVICE
              - sys_admin
              # ^^^^^^^^^ error unsafe: Container "web" adds SYS_ADMIN, which is nearly as much as running privileged.
    ephemeralContainers:
      - name: debug
        image: registry.example.com/debug:1
        securityContext: { capabilities: { add: ["ALL"] } }
        #                                        ^^^^^ error unsafe: Container "debug" adds all capabilities, which is nearly as much as running privileged.
    `,
  );
});

test('is silent about other capabilities, dropping, the pod level and unknown values', () => {
  checkRule(
    rule,
    `
    securityContext: { capabilities: { add: [SYS_ADMIN] } }
    containers:
      - { name: a, image: a:1, securityContext: { capabilities: { add: [SYS_TIME], drop: [SYS_ADMIN] } } }
      - { name: b, image: b:1, securityContext: { capabilities: { add: SYS_ADMIN } } }
      - { name: c, image: c:1, securityContext: { capabilities: { add: ["{{ .Values.capability }}", 5] } } }
    `,
  );
});

test('silences the other rules about the same item', () => {
  const text = wrapExample(
    'containers: [{ name: a, image: a:1, securityContext: { capabilities: { add: [ALL], drop: [ALL] } } }]\n',
  );
  const rules = judge(text).map(({ finding }) => finding.rule);
  expect(rules).toContain('capability-sys-admin');
  for (const id of ['insecure-capabilities', 'drop-net-raw-capability']) expect(rules).not.toContain(id);
});

test('the fix removes the item, and the list with the last one', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          privileged: false
          capabilities:
            add:
              - SYS_ADMIN
              - NET_BIND_SERVICE # port 80
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          privileged: false
          capabilities:
            add:
              - NET_BIND_SERVICE # port 80
    `,
    { title: 'Remove capability SYS_ADMIN' },
  );
});
