import { expect, test } from 'vitest';
import { containerSecurityContext as rule } from '../../server/src/rules/hardening/container-security-context.ts';
import { checkFix, checkRule, judge, wrapExample } from '../support/ruleTester.ts';

const ALONE = {
  config: { rules: { 'allow-privilege-escalation': 'off', 'drop-all-capabilities': 'off' } },
} as const;

const text = (name: string) =>
  `Container "${name}" has no securityContext: it keeps root's capabilities and may escalate privileges.`;

test('reports none and an empty one, also below a pod that has one', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsNonRoot: true }
    initContainers:
      - name: setup
        #     ^^^^^ warning safe: ${text('setup')}
        image: registry.example.com/setup:1
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: {}
      # ^^^^^^^^^^^^^^^ warning safe: ${text('web')}
    `,
    ALONE,
  );
});

test('is silent about any field in it, a template, ephemeral containers, and Windows', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { runAsUser: 5 } }
      - { name: b, image: b:1, securityContext: "{{ .Values.context }}" }
    ephemeralContainers:
      - { name: c, image: c:1 }
    `,
    ALONE,
  );
  checkRule(rule, 'os: { name: windows }\ncontainers: [{ name: a, image: a:1 }]\n', ALONE);
});

test('the fix is the block of the restricted level, without what the pod has', () => {
  checkFix(
    rule,
    `
    securityContext: { seccompProfile: { type: RuntimeDefault } }
    containers:
      - name: web # ours
        image: nginxinc/nginx-unprivileged:1.29
    `,
    `
    securityContext: { seccompProfile: { type: RuntimeDefault } }
    containers:
      - name: web # ours
        image: nginxinc/nginx-unprivileged:1.29
        securityContext:
          allowPrivilegeEscalation: false
          capabilities:
            drop: ["ALL"]
          runAsNonRoot: true
    `,
    ALONE,
  );
});

test('capabilities that the image needs come back', () => {
  const titles = judge(wrapExample('containers: [{ name: db, image: "postgres:17" }]\n'), ALONE, rule)
    .filter(({ finding }) => finding.rule === rule.meta.id)
    .flatMap(({ finding }) => finding.fixes().map(({ title }) => title));
  expect(titles).toHaveLength(1);
  expect(titles[0]).toMatch(/^Add the restricted securityContext and add back .*SETUID/);
});

test('leaves the place to the rules about what belongs into it', () => {
  checkRule(rule, 'containers: [{ name: a, image: a:1 }]\n');
});
