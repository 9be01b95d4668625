import { expect, test } from 'vitest';
import { selinuxOptionsMissing as rule } from '../../server/src/rules/hardening/selinux-options-missing.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const MISSING = 'hint: No seLinuxOptions are declared: the confinement is left to the node.';

test('reports a pod of which a container has none', () => {
  const pod = `
    containers:
      - { name: a, image: a:1, securityContext: { seLinuxOptions: { level: "s0:c1,c2" } } }
      - { name: b, image: b:1 }
  `;
  expect(messagesOf(rule, pod)).toEqual([MISSING]);
});

test('is silent where pod or containers have them, where that is not known, and on Windows', () => {
  checkRule(
    rule,
    'securityContext: { seLinuxOptions: { level: "s0:c1,c2" } }\ncontainers: [{ name: a, image: a:1 }]\n',
  );
  checkRule(
    rule,
    'containers: [{ name: a, image: a:1, securityContext: { seLinuxOptions: { level: "s0" } } }]\n',
  );
  checkRule(rule, 'containers: [{ name: a, image: a:1, securityContext: "{{ x }}" }]\n');
  checkRule(rule, 'os: { name: windows }\ncontainers: [{ name: a, image: a:1 }]\n');
});
