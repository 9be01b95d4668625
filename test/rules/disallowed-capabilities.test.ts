import { expect, test } from 'vitest';
import { addedCapabilities } from '../../server/src/rules/pod-security/added-capabilities.ts';
import { disallowedCapabilities as rule } from '../../server/src/rules/pod-security/disallowed-capabilities.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

/** Rules that speak instead of this one about single capabilities. */
const OTHERS_OFF = { 'insecure-capabilities': 'off', 'capability-sys-admin': 'off' } as const;

test('reports names outside the default set, as they are written', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            add:
              - SYS_PTRACE
              # ^^^^^^^^^^ error unsafe: Container "web" adds "SYS_PTRACE", a power that containers do not have by default.
              - CHOWN
              - CAP_CHOWN
              # ^^^^^^^^^ error unsafe: Container "web" adds "CAP_CHOWN", a power that containers do not have by default.
              - chown
              # ^^^^^ error unsafe: Container "web" adds "chown", a power that containers do not have by default.
    ephemeralContainers:
      - name: debug
        image: registry.example.com/debug:1
        securityContext: { capabilities: { add: [NET_RAW] } }
        #                                        ^^^^^^^ error unsafe: Container "debug" adds "NET_RAW", a power that containers do not have by default.
    `,
    { config: { rules: OTHERS_OFF } },
  );
});

test('is silent about the default set, null and templates', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            add: [AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP,
              SETGID, SETPCAP, SETUID, SYS_CHROOT, null, "{{ .Values.capability }}", 7]
      - name: other
        image: registry.example.com/other:1
        securityContext: { capabilities: { add: "{{ .Values.capabilities }}" } }
    `,
  );
});

test('in profile pss-restricted, added-capabilities speaks instead, as loudly', () => {
  const pod = `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { capabilities: { add: [SYS_TIME] } }
  `;
  expect(messagesOf(rule, pod, { config: { profile: 'pss-restricted' } })).toEqual([]);
  expect(messagesOf(addedCapabilities, pod, { config: { profile: 'pss-restricted' } })).toEqual([
    'error: Container "web" adds "SYS_TIME": an intruder inherits every added capability.',
  ]);
  expect(messagesOf(rule, pod)).toHaveLength(1);
  expect(messagesOf(addedCapabilities, pod)).toEqual([]);
});

test('the fix removes the item and keeps its comment', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: ["ALL"]
            add:
              - SYS_TIME # sets the clock
              - NET_BIND_SERVICE
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: ["ALL"]
            add:
              # sets the clock
              - NET_BIND_SERVICE
    `,
    { title: 'Remove "SYS_TIME" from the added capabilities' },
  );
});
