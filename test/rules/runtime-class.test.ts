import { expect, test } from 'vitest';
import { runtimeClass as rule } from '../../server/src/rules/hardening/runtime-class.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (more: string) => `${more}\ncontainers: [{ name: a, image: a:1 }]\n`;
const options = { allowed: ['gvisor', 'kata'] };

test('reports a missing and another class', () => {
  expect(messagesOf(rule, pod(''), { options })).toEqual([
    'warning: No runtimeClassName is set: expected is gvisor or kata.',
  ]);
  checkRule(
    rule,
    `
    runtimeClassName: runc # fast
    #                 ^^^^ warning unsafe: The runtime class is "runc": expected is gvisor or kata.
    containers: [{ name: a, image: a:1 }]
    `,
    { options },
  );
});

test('is silent about an allowed class, a template, and without a list', () => {
  checkRule(rule, pod('runtimeClassName: kata'), { options });
  checkRule(rule, pod('runtimeClassName: "{{ x }}"'), { options });
  checkRule(rule, pod(''));
});

test('asks for a sandbox in a SandboxTemplate', () => {
  const template = `
    apiVersion: extensions.agents.x-k8s.io/v1alpha1
    kind: SandboxTemplate
    metadata: { name: agent }
    spec:
      podTemplate:
        spec:
          containers: [{ name: a, image: a:1 }]
  `;
  expect(messagesOf(rule, template)).toHaveLength(1);
});

test('the fix takes the first', () => {
  checkFix(
    rule,
    `
    runtimeClassName: runc # fast
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
    `
    runtimeClassName: gvisor # fast
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
    { options },
  );
});
