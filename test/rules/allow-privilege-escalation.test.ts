import { expect, test } from 'vitest';
import { allowPrivilegeEscalation as rule } from '../../server/src/rules/pod-security/allow-privilege-escalation.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports true and missing, in every kind of container', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
        securityContext:
          allowPrivilegeEscalation: true
          #                         ^^^^ warning safe: Container "setup" allows privilege escalation: a setuid program turns any user into root.
    containers:
      - name: web
        #     ^^^ warning safe: Container "web" does not forbid privilege escalation: a setuid program turns any user into root.
        image: registry.example.com/web:1
      - name: null-value
        image: registry.example.com/web:1
        securityContext: { allowPrivilegeEscalation: null }
        #                                            ^^^^ warning safe: Container "null-value" does not forbid privilege escalation: a setuid program turns any user into root.
      - { name: good, image: registry.example.com/web:1, securityContext: { allowPrivilegeEscalation: false } }
    `,
  );
});

test('a field of the pod does not help, for there is none', () => {
  checkRule(
    rule,
    `
    securityContext:
      allowPrivilegeEscalation: false
    containers:
      - name: web
        #     ^^^ warning safe: Container "web" does not forbid privilege escalation: a setuid program turns any user into root.
        image: registry.example.com/web:1
    `,
  );
});

test('is silent about templates and patches', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { allowPrivilegeEscalation: "{{ .Values.escalate }}" } }
      - { name: b, image: b:1, securityContext: "{{ .Values.securityContext }}" }
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec: { template: { spec: { containers: [{ name: web, env: [] }] } } }
    `,
  );
});

const BARE = `
    containers:
      - { name: web, image: registry.example.com/web:1 }
  `;

test('speaks from 1.8 on, and from 1.25 on not about Windows pods', () => {
  expect(messagesOf(rule, BARE, { config: { kubernetesVersion: 7 } })).toEqual([]);
  expect(messagesOf(rule, BARE, { config: { kubernetesVersion: 8 } })).toHaveLength(1);
  const windows = `
    os: { name: windows }${BARE}`;
  expect(messagesOf(rule, windows, { config: { kubernetesVersion: 24 } })).toHaveLength(1);
  expect(messagesOf(rule, windows, { config: { kubernetesVersion: 25 } })).toEqual([]);
});

test('the fix makes the security context and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web # front
        image: registry.example.com/web:1
        # see the wiki
        args: [serve]
    `,
    `
    containers:
      - name: web # front
        image: registry.example.com/web:1
        # see the wiki
        args: [serve]
        securityContext:
          allowPrivilegeEscalation: false
    `,
  );
});

test('the API server refuses it beside privileged and SYS_ADMIN, so those go too', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          privileged: true # for fuse
          capabilities:
            add:
              - CAP_SYS_ADMIN
              - NET_BIND_SERVICE
              - SYS_ADMIN # twice
            drop: ["ALL"]
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          privileged: false # for fuse
          capabilities:
            add:
              - NET_BIND_SERVICE
              # twice
            drop: ["ALL"]
          allowPrivilegeEscalation: false
    `,
    { title: 'Set privileged and allowPrivilegeEscalation to false and remove CAP_SYS_ADMIN and SYS_ADMIN' },
  );
  expect(fix.safety).toBe('unsafe');
});

test('offers nothing where privileged or the added capabilities are not known', () => {
  checkRule(
    rule,
    `
    containers:
      - name: a
        image: registry.example.com/a:1
        securityContext:
          allowPrivilegeEscalation: true
          #                         ^^^^ warning: Container "a" allows privilege escalation: a setuid program turns any user into root.
          privileged: "{{ .Values.privileged }}"
      - name: b
        image: registry.example.com/b:1
        securityContext:
          allowPrivilegeEscalation: true
          #                         ^^^^ warning: Container "b" allows privilege escalation: a setuid program turns any user into root.
          privileged: false
          capabilities: { add: "{{ .Values.capabilities }}" }
    `,
  );
});
