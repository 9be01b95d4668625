import { expect, test } from 'vitest';
import { seccompProfile as rule } from '../../server/src/rules/pod-security/seccomp-profile.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('says once at the pod which containers have none', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      template:
        spec:
    #   ^^^^ warning safe: No seccomp profile is set for "setup" and "web".
          initContainers:
            - { name: setup, image: registry.example.com/setup:1 }
          containers:
            - { name: web, image: registry.example.com/web:1, securityContext: { seccompProfile: null } }
            - { name: own, image: registry.example.com/own:1, securityContext: { seccompProfile: { type: Localhost } } }
    `,
  );
});

test('points at the security context where there is one', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata: { name: web }
    spec:
      securityContext:
    # ^^^^^^^^^^^^^^^ warning safe: No seccomp profile is set for container "web".
        runAsNonRoot: true
      containers:
        - { name: web, image: registry.example.com/web:1 }
    `,
  );
});

test('is silent where the pod or each container has one', () => {
  checkRule(
    rule,
    `
    securityContext: { seccompProfile: { type: RuntimeDefault } }
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
  checkRule(
    rule,
    `
    containers:
      - { name: web, image: registry.example.com/web:1, securityContext: { seccompProfile: { type: RuntimeDefault } } }
    `,
  );
});

const BARE = `
    containers:
      - { name: web, image: registry.example.com/web:1 }
  `;

test('speaks from 1.19 on, and from 1.25 on not about Windows pods', () => {
  expect(messagesOf(rule, BARE, { config: { kubernetesVersion: 18 } })).toEqual([]);
  expect(messagesOf(rule, BARE, { config: { kubernetesVersion: 19 } })).toHaveLength(1);
  const windows = `
    os: { name: windows }${BARE}`;
  expect(messagesOf(rule, windows, { config: { kubernetesVersion: 24 } })).toHaveLength(1);
  expect(messagesOf(rule, windows, { config: { kubernetesVersion: 25 } })).toEqual([]);
});

test('is silent about templates and patches', () => {
  checkRule(
    rule,
    `
    securityContext: "{{ .Values.securityContext }}"
    containers:
      - { name: web, image: registry.example.com/web:1 }
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

const UNCONFINED = `
    securityContext: { seccompProfile: { type: Unconfined } }
    containers:
      - { name: web, image: registry.example.com/web:1 }
  `;

test('leaves a forbidden profile to seccomp-unconfined, unless that is off', () => {
  expect(messagesOf(rule, UNCONFINED)).toEqual([]);
  expect(messagesOf(rule, UNCONFINED, { config: { rules: { 'seccomp-unconfined': 'off' } } })).toEqual([
    'warning: The pod has a seccomp profile that is neither RuntimeDefault nor Localhost.',
  ]);
});

test('the fix writes it once at the pod and keeps comments', () => {
  checkFix(
    rule,
    `
    # the shop
    containers:
      - name: web # front
        image: registry.example.com/web:1
    `,
    `
    # the shop
    containers:
      - name: web # front
        image: registry.example.com/web:1
    securityContext:
      seccompProfile:
        type: RuntimeDefault
    `,
  );
});

test('the fix takes an empty one as missing', () => {
  checkFix(
    rule,
    `
    securityContext:
      runAsNonRoot: true # checked
      seccompProfile:
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    securityContext:
      runAsNonRoot: true # checked
      seccompProfile:
        type: RuntimeDefault
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
  );
});
