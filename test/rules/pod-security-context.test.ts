import { expect, test } from 'vitest';
import { podSecurityContext as rule } from '../../server/src/rules/hardening/pod-security-context.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const ALONE = { config: { rules: { 'seccomp-profile': 'off' } } } as const;

const MISSING = 'The pod has no securityContext: user and seccomp profile are left to image and node.';

test('reports none and an empty one', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      template:
        spec:
    #   ^^^^ warning unsafe: ${MISSING}
          containers: [{ name: web, image: registry.example.com/web:1 }]
    `,
    ALONE,
  );
  const empty = 'securityContext: {}\ncontainers: [{ name: a, image: a:1 }]\n';
  expect(messagesOf(rule, empty, ALONE)).toEqual([`warning: ${MISSING}`]);
});

test('is silent about any field in it, a template, a patch, and Windows', () => {
  checkRule(rule, 'securityContext: { fsGroup: 1 }\ncontainers: [{ name: a, image: a:1 }]\n', ALONE);
  checkRule(rule, 'securityContext: "{{ .Values.context }}"\ncontainers: [{ name: a, image: a:1 }]\n', ALONE);
  checkRule(rule, 'containers: [{ name: a }]\n', ALONE);
  checkRule(rule, 'os: { name: windows }\ncontainers: [{ name: a, image: a:1 }]\n', ALONE);
});

test('the fix is the block of the restricted level', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: web # ours
        image: nginxinc/nginx-unprivileged:1.29
    `,
    `
    containers:
      - name: web # ours
        image: nginxinc/nginx-unprivileged:1.29
    securityContext:
      runAsNonRoot: true
      seccompProfile:
        type: RuntimeDefault
    `,
    ALONE,
  );
  expect(fix.safety).toBe('safe');
});

test('a program that needs root gets the part that it can bear', () => {
  checkFix(
    rule,
    `
    containers:
      - name: dind
        image: docker:28-dind
    `,
    `
    containers:
      - name: dind
        image: docker:28-dind
    securityContext:
      seccompProfile:
        type: RuntimeDefault
    `,
    ALONE,
  );
});

test('leaves the place to `seccomp-profile`', () => {
  checkRule(rule, 'containers: [{ name: a, image: a:1 }]\n');
});

test('is silent where all containers speak for themselves', () => {
  const context = 'securityContext: { runAsUser: 10001, seccompProfile: { type: RuntimeDefault } }';
  const pod = (second: string) =>
    `containers: [{ name: a, image: a:1, ${context} }, { name: b, image: b:1${second} }]\n`;
  checkRule(rule, pod(`, ${context}`), ALONE);
  expect(messagesOf(rule, pod(''), ALONE)).toEqual([`warning: ${MISSING}`]);
});
