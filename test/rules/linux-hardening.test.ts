import { expect, test } from 'vitest';
import { linuxHardening as rule } from '../../server/src/rules/hardening/linux-hardening.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const ALONE = {
  config: { rules: { 'drop-all-capabilities': 'off', 'privileged-container': 'off' } },
} as const;

const none = (name: string) =>
  `warning: Container "${name}" declares neither seccomp, AppArmor, SELinux nor dropped capabilities.`;

test('reports a container without any, or with all switched off', () => {
  const pod = `
    containers:
      - { name: a, image: a:1 }
      - name: b
        image: b:1
        securityContext:
          seccompProfile: { type: Unconfined }
          appArmorProfile: { type: Unconfined }
          seLinuxOptions: {}
          capabilities: { drop: [MKNOD], add: [ALL] }
  `;
  expect(messagesOf(rule, pod, ALONE)).toEqual([none('a'), none('b')]);
});

test.each([
  'seccompProfile: { type: RuntimeDefault }',
  'seccompProfile: "{{ .Values.seccomp }}"',
  'appArmorProfile: { type: Localhost }',
  'seLinuxOptions: { level: s0 }',
  'capabilities: { drop: [MKNOD] }',
  'capabilities: { drop: "{{ .Values.drop }}" }',
])('is silent with %s', (context) => {
  checkRule(rule, `containers: [{ name: a, image: a:1, securityContext: { ${context} } }]\n`, ALONE);
});

test('is silent where the pod has one', () => {
  checkRule(
    rule,
    'securityContext: { seccompProfile: { type: Localhost } }\ncontainers: [{ name: a, image: a:1 }]\n',
    ALONE,
  );
});

test('the fix sets the seccomp profile of the pod, or the one that is off', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web # ours
        image: registry.example.com/web:1
    `,
    `
    containers:
      - name: web # ours
        image: registry.example.com/web:1
    securityContext:
      seccompProfile:
        type: RuntimeDefault
    `,
    ALONE,
  );
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          seccompProfile:
            type: Unconfined # for now
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          seccompProfile:
            type: RuntimeDefault # for now
    `,
    ALONE,
  );
});

test('leaves the place to `drop-all-capabilities`', () => {
  checkRule(rule, 'containers: [{ name: a, image: a:1 }]\n');
});
