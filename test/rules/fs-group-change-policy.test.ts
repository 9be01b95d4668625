import { expect, test } from 'vitest';
import { fsGroupChangePolicy as rule } from '../../server/src/rules/hardening/fs-group-change-policy.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (context: string, volume = 'persistentVolumeClaim: { claimName: data }') => `
  securityContext: { ${context} }
  containers: [{ name: web, image: registry.example.com/web:1 }]
  volumes: [{ name: data, ${volume} }]
`;

/** Of what the API server refuses, `schema-validation` speaks where it is on. */
const UNCHECKED = { config: { rules: { 'schema-validation': 'off' as const } } };

test('reports a missing and an unknown policy', () => {
  expect(messagesOf(rule, pod('fsGroup: 10001'))).toEqual([
    'hint: fsGroupChangePolicy is not set: each start of the pod goes through all files of its volumes.',
  ]);
  expect(messagesOf(rule, pod('fsGroup: 10001, fsGroupChangePolicy: Never'), UNCHECKED)).toEqual([
    'hint: fsGroupChangePolicy "Never" is neither Always nor OnRootMismatch: the API server refuses it.',
  ]);
});

test('is silent where it is set, unknown, or would change nothing', () => {
  checkRule(rule, pod('fsGroup: 10001, fsGroupChangePolicy: Always'));
  checkRule(rule, pod('fsGroup: 10001, fsGroupChangePolicy: "{{ .Values.policy }}"'));
  checkRule(rule, pod('runAsNonRoot: true'));
  checkRule(rule, pod('fsGroup: 10001', 'emptyDir: {}'));
});

test('the fix is safe where nobody writes as root', () => {
  const text = (user: number, policy: string) => `
    securityContext:
      runAsUser: ${user}
      fsGroup: 10001${policy}
    containers:
      - name: web
        image: registry.example.com/web:1
    volumes:
      - name: data # large
        persistentVolumeClaim: { claimName: data }
  `;
  const policy = '\n      fsGroupChangePolicy: OnRootMismatch';
  expect(checkFix(rule, text(10001, ''), text(10001, policy)).safety).toBe('safe');
  expect(checkFix(rule, text(0, ''), text(0, policy)).safety).toBe('unsafe');
});
