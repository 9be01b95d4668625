import { expect, test } from 'vitest';
import { dropAllCapabilities as rule } from '../../server/src/rules/pod-security/drop-all-capabilities.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports a list that is missing, empty or without ALL', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        #     ^^^^^ warning unsafe: Container "setup" keeps capabilities of root that it hardly needs: ALL is not dropped.
        image: registry.example.com/setup:1
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: [NET_RAW, CHOWN]
    #       ^^^^ warning unsafe: Container "web" keeps capabilities of root that it hardly needs: ALL is not dropped.
      - name: empty
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: []
    #       ^^^^ warning unsafe: Container "empty" keeps capabilities of root that it hardly needs: ALL is not dropped.
      - { name: good, image: registry.example.com/web:1, securityContext: { capabilities: { drop: [KILL, ALL] } } }
    `,
  );
});

test('reports ALL in small letters, which runtimes understand and Pod Security does not', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { capabilities: { drop: [all] } }
        #                                         ^^^ warning safe: Container "web" drops "all": Pod Security accepts "ALL" in capitals only.
    `,
  );
});

test('is silent about lists that are not wholly known, and about patches', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { capabilities: { drop: ["{{ .Values.drop }}"] } } }
      - { name: b, image: b:1, securityContext: { capabilities: "{{ .Values.capabilities }}" } }
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec: { template: { spec: { containers: [{ name: web, env: [] }] } } }
    `,
  );
});

const BARE = `
    containers:
      - { name: web, image: registry.example.com/web:1 }
  `;

test('speaks from 1.22 on, and from 1.25 on not about Windows pods', () => {
  expect(messagesOf(rule, BARE, { config: { kubernetesVersion: 21 } })).toEqual([]);
  expect(messagesOf(rule, BARE, { config: { kubernetesVersion: 22 } })).toHaveLength(1);
  const windows = `
    os: { name: windows }${BARE}`;
  expect(messagesOf(rule, windows, { config: { kubernetesVersion: 24 } })).toHaveLength(1);
  expect(messagesOf(rule, windows, { config: { kubernetesVersion: 25 } })).toEqual([]);
});

test('the fix is safe where the process does not start as root, or the image needs nothing', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsUser: 10001 }
    containers:
      - name: by-pod
        #     ^^^^^^ warning safe: Container "by-pod" keeps capabilities of root that it hardly needs: ALL is not dropped.
        image: registry.example.com/web:1
      - name: exporter
        #     ^^^^^^^^ warning safe: Container "exporter" keeps capabilities of root that it hardly needs: ALL is not dropped.
        image: prom/prometheus:v3.5.0
      - name: as-root
        image: registry.example.com/web:1
        securityContext:
    #   ^^^^^^^^^^^^^^^ warning unsafe: Container "as-root" keeps capabilities of root that it hardly needs: ALL is not dropped.
          runAsUser: 0
    `,
  );
});

test('the fix puts ALL in place of the list, one item at a time, and keeps comments', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          runAsNonRoot: true
          capabilities:
            drop:
              - NET_RAW # ARP
              - CHOWN
            add: ["NET_BIND_SERVICE"]
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          runAsNonRoot: true
          capabilities:
            drop:
              - ALL # ARP
            add: ["NET_BIND_SERVICE"]
    `,
  );
  expect(fix.safety).toBe('safe');
});

test('the fix for an unknown image that may start as root asks to look', () => {
  const fix = checkFix(
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
            drop: ["ALL"]
    `,
  );
  expect(fix.safety).toBe('unsafe');
  expect(fix.caution).toContain('CHOWN');
});

const POSTGRES = `
    containers:
      - name: db
        image: postgres:17
    `;
const POSTGRES_FIXED = `
    containers:
      - name: db
        image: postgres:17
        securityContext:
          capabilities:
            drop: ["ALL"]
            add: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"]
    `;

test('the fix for a known image adds back what it needs, safely where nobody minds the adds', () => {
  const fix = checkFix(rule, POSTGRES, POSTGRES_FIXED, {
    config: { rules: { 'added-capabilities': 'off' } },
  });
  expect(fix.safety).toBe('safe');
  expect(fix.title).toBe('Drop all capabilities and add back CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID');
});

test('where added capabilities are judged, that fix only trades findings, so it is not safe', () => {
  checkRule(
    rule,
    `
    containers:
      - name: db
        #     ^^ warning unsafe: Container "db" keeps capabilities of root that it hardly needs: ALL is not dropped.
        image: postgres:17
    `,
  );
});

test('a known image with its own user set, or with its needs added, drops ALL safely', () => {
  checkRule(
    rule,
    `
    containers:
      - name: as-user
        image: postgres:17
        securityContext:
    #   ^^^^^^^^^^^^^^^ warning safe: Container "as-user" keeps capabilities of root that it hardly needs: ALL is not dropped.
          runAsUser: 999
      - name: as-root
        image: postgres:17
        securityContext:
          capabilities:
    #     ^^^^^^^^^^^^ warning safe: Container "as-root" keeps capabilities of root that it hardly needs: ALL is not dropped.
            add: [CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID]
      - name: other-program
        #     ^^^^^^^^^^^^^ warning unsafe: Container "other-program" keeps capabilities of root that it hardly needs: ALL is not dropped.
        image: postgres:17
        command: [sh, -c, chown -R 999 /data]
    `,
  );
});
