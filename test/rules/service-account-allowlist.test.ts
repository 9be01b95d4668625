import { expect, test } from 'vitest';
import { serviceAccountAllowlist as rule } from '../../server/src/rules/service-account/service-account-allowlist.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports an account that is not listed', () => {
  checkRule(
    rule,
    `
    serviceAccountName: operator
    #                   ^^^^^^^^ hint: ServiceAccount "operator" is not among those that your configuration allows.
    containers: [{ name: a, image: a:1 }]
    `,
    { options: { allowed: ['web', 'default'] } },
  );
});

test('is silent about listed and unknown ones', () => {
  checkRule(
    rule,
    `
    serviceAccountName: web
    containers: [{ name: a, image: a:1 }]
    `,
    { options: { allowed: ['web'] } },
  );
});

test('asks for default by name, and for nothing without a list', () => {
  const pod = 'containers: [{ name: a, image: a:1 }]\n';
  expect(messagesOf(rule, pod, { options: { allowed: ['web'] } })).toHaveLength(1);
  expect(messagesOf(rule, pod, { options: { allowed: ['default'] } })).toEqual([]);
  expect(messagesOf(rule, pod)).toEqual([]);
  expect(
    messagesOf(rule, `serviceAccountName: "{{ .Values.a }}"\n${pod}`, { options: { allowed: ['web'] } }),
  ).toEqual([]);
});
