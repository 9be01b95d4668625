import { expect, test } from 'vitest';
import { addedCapabilities as rule } from '../../server/src/rules/pod-security/added-capabilities.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports all but NET_BIND_SERVICE, louder where baseline is broken', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: [ALL]
            add:
              - NET_BIND_SERVICE
              - CHOWN
              # ^^^^^ warning unsafe: Container "web" adds "CHOWN": an intruder inherits every added capability.
              - SYS_TIME
              # ^^^^^^^^ error unsafe: Container "web" adds "SYS_TIME": an intruder inherits every added capability.
    `,
    { config: { profile: 'pss-restricted' } },
  );
});

test('is silent before 1.22, about Windows pods and about templates', () => {
  const pod = `
    containers:
      - { name: web, image: registry.example.com/web:1, securityContext: { capabilities: { add: [CHOWN] } } }
  `;
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: 21 } })).toEqual([]);
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: 22 } })).toHaveLength(1);
  const windows = `
    os: { name: windows }${pod}`;
  expect(messagesOf(rule, windows, { config: { kubernetesVersion: 24 } })).toHaveLength(1);
  expect(messagesOf(rule, windows, { config: { kubernetesVersion: 25 } })).toEqual([]);
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { capabilities: { add: [null, "{{ .Values.capability }}"] } } }
    `,
  );
});

test('the fix removes the list with its last item', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: ["ALL"] # nothing is needed
            add: ["CHOWN"]
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: ["ALL"] # nothing is needed
    `,
  );
});
