import { expect, test } from 'vitest';
import type { ProfileName } from '../../server/src/config/config.ts';
import { procMount as rule } from '../../server/src/rules/pod-security/proc-mount.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports any value but Default', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          procMount: Unmasked
          #          ^^^^^^^^ error unsafe: Container "web" sets procMount to "Unmasked": the runtime's masks over /proc are off.
      - { name: b, image: b:1, securityContext: { procMount: Default } }
      - { name: c, image: c:1, securityContext: { procMount: null } }
    `,
  );
});

test('is silent about a template', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: web, image: web:1, securityContext: { procMount: "{{ .Values.procMount }}" } }
    `,
  );
});

const mapped = (hostUsers: string) => `
    hostUsers: ${hostUsers}
    containers:
      - { name: web, image: registry.example.com/web:1, securityContext: { procMount: Unmasked } }
  `;

test('from 1.35 on, a user namespace excuses it at the baseline level only', () => {
  const severities = (hostUsers: string, kubernetesVersion: number, profile: ProfileName) =>
    messagesOf(rule, mapped(hostUsers), { config: { kubernetesVersion, profile } }).map(
      (message) => message.split(':')[0],
    );
  expect(severities('false', 34, 'pss-baseline')).toEqual(['error']);
  expect(severities('false', 35, 'pss-baseline')).toEqual([]);
  expect(severities('false', 35, 'pss-restricted')).toEqual(['warning']);
  expect(severities('true', 35, 'pss-baseline')).toEqual(['error']);
  expect(severities('"{{ .Values.hostUsers }}"', 35, 'pss-baseline')).toEqual([]);
});

test('the fix removes the key and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          # builds images
          procMount: Unmasked
          readOnlyRootFilesystem: true
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          # builds images
          readOnlyRootFilesystem: true
    `,
  );
});
