import { expect, test } from 'vitest';
import { runAsRootUser as rule } from '../../server/src/rules/pod-security/run-as-root-user.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

/** The users of well-known images have low numbers, which other rules mention. */
const LOW_IDS = { config: { rules: { 'high-user-id': 'off', 'high-group-id': 'off' } } } as const;

test('reports pod and container, also where one overrides the other', () => {
  checkRule(
    rule,
    `
    securityContext:
      runAsUser: 0
      #          ^ warning unsafe: The pod asks for the user root (runAsUser: 0), whatever user the image has.
    containers:
      - { name: a, image: registry.example.com/a:1, securityContext: { runAsUser: 10001 } }
      - name: b
        image: registry.example.com/b:1
        securityContext: { runAsUser: 0 }
        #                             ^ warning unsafe: Container "b" asks for the user root (runAsUser: 0), whatever user the image has.
    `,
  );
});

test('is silent about other numbers, null, text and templates', () => {
  checkRule(
    rule,
    `
    hostUsers: true
    securityContext: { runAsUser: 1 }
    containers:
      - { name: a, image: a:1, securityContext: { runAsUser: null } }
      - { name: b, image: b:1, securityContext: { runAsUser: "0" } }
      - { name: c, image: c:1, securityContext: { runAsUser: "{{ .Values.user }}" } }
    `,
  );
});

const ROOT = `
    containers:
      - { name: web, image: registry.example.com/web:1, securityContext: { runAsUser: 0 } }
  `;

test('speaks from 1.23 on', () => {
  expect(messagesOf(rule, ROOT, { config: { kubernetesVersion: 22 } })).toEqual([]);
  expect(messagesOf(rule, ROOT, { config: { kubernetesVersion: 23 } })).toHaveLength(1);
});

test('from 1.35 on, a user namespace excuses it, and one that is not known may', () => {
  const withUsers = (hostUsers: string) => `
    hostUsers: ${hostUsers}${ROOT}`;
  expect(messagesOf(rule, withUsers('false'), { config: { kubernetesVersion: 34 } })).toHaveLength(1);
  expect(messagesOf(rule, withUsers('false'), { config: { kubernetesVersion: 35 } })).toEqual([]);
  expect(messagesOf(rule, withUsers('true'), { config: { kubernetesVersion: 35 } })).toHaveLength(1);
  expect(messagesOf(rule, withUsers('"{{ .Values.users }}"'), { config: { kubernetesVersion: 35 } })).toEqual(
    [],
  );
});

test('the fix writes the user of a known image and keeps the comment', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: db
        image: postgres:17
        securityContext:
          runAsUser: 0 # chown at start
    `,
    `
    containers:
      - name: db
        image: postgres:17
        securityContext:
          runAsUser: 999 # chown at start
    `,
    LOW_IDS,
  );
  expect(fix.caution).toContain('999');
});

test('the fix writes the configured user for other images', () => {
  checkFix(
    rule,
    `
    securityContext:
      runAsUser: 0
    containers:
      - name: web
        image: registry.example.com/web:1
      - name: db
        image: postgres:17
    `,
    `
    securityContext:
      runAsUser: 10001
    containers:
      - name: web
        image: registry.example.com/web:1
      - name: db
        image: postgres:17
    `,
    { title: 'Set runAsUser to 10001' },
  );
});

test('offers nothing where the program needs root', () => {
  checkRule(
    rule,
    `
    containers:
      - name: dind
        image: docker:28-dind
        securityContext: { runAsUser: 0 }
        #                             ^ warning: Container "dind" asks for the user root (runAsUser: 0), whatever user the image has.
    `,
  );
});
