import { expect, test } from 'vitest';
import { hostUsers as rule } from '../../server/src/rules/hardening/host-users.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const SHARED = "hint: The pod has no user namespace of its own: root in it is the node's root.";
const pod = (more: string) => `${more}\ncontainers: [{ name: a, image: a:1 }]\n`;

test('reports a missing value and a written true', () => {
  expect(messagesOf(rule, pod(''))).toEqual([SHARED]);
  expect(messagesOf(rule, pod('hostUsers: true'))).toEqual([SHARED]);
});

test.each([
  'hostUsers: false',
  'hostUsers: "{{ x }}"',
  'hostNetwork: true',
  'hostPID: true',
  'os: { name: windows }',
])('is silent with %s', (more) => checkRule(rule, pod(more)));

test('is silent before user namespaces were on', () => {
  checkRule(rule, pod(''), { config: { kubernetesVersion: 32 } });
});

test('the fix sets it', () => {
  checkFix(
    rule,
    `
    hostUsers: true # default
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
    `
    hostUsers: false # default
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});
