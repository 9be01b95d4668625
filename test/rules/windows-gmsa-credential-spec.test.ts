import { expect, test } from 'vitest';
import { windowsGmsaCredentialSpec as rule } from '../../server/src/rules/hardening/windows-gmsa-credential-spec.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (more: string) => `${more}\ncontainers: [{ name: a, image: a:1 }]\n`;

test('reports a Windows pod without an account', () => {
  expect(messagesOf(rule, pod('os: { name: windows }'))).toEqual([
    'hint: No gmsaCredentialSpecName is set: the Windows containers have no account in the domain.',
  ]);
});

test('is silent elsewhere, and where pod or container have one', () => {
  checkRule(rule, pod(''));
  checkRule(rule, pod('os: { name: "{{ .Values.os }}" }'));
  checkRule(
    rule,
    pod('os: { name: windows }\nsecurityContext: { windowsOptions: { gmsaCredentialSpecName: web } }'),
  );
  checkRule(
    rule,
    `
    os: { name: windows }
    containers:
      - { name: a, image: a:1, securityContext: { windowsOptions: { gmsaCredentialSpecName: web } } }
    `,
  );
});
