import { expect, test } from 'vitest';
import { seccompUnconfined as rule } from '../../server/src/rules/pod-security/seccomp-unconfined.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports profiles of pod and containers that are not allowed', () => {
  checkRule(
    rule,
    `
    securityContext:
      seccompProfile:
        type: Unconfined
        #     ^^^^^^^^^^ error safe: The pod sets the seccomp profile to "Unconfined": every system call of the kernel is open.
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
        securityContext:
          seccompProfile: {}
    #     ^^^^^^^^^^^^^^ error safe: Container "setup" has a seccomp profile without a type.
    containers:
      - { name: web, image: web:1, securityContext: { seccompProfile: { type: RuntimeDefault } } }
    `,
  );
});

test('is silent about allowed types, null and templates', () => {
  checkRule(
    rule,
    `
    securityContext: { seccompProfile: { type: Localhost, localhostProfile: a.json } }
    containers:
      - { name: a, image: a:1, securityContext: { seccompProfile: null } }
      - { name: b, image: b:1, securityContext: { seccompProfile: { type: "{{ .Values.type }}" } } }
      - { name: c, image: c:1, securityContext: { seccompProfile: { {{ .Values.profile }} } } }
    `,
  );
});

test('is silent about a profile in a patch whose type may stand elsewhere', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      template:
        spec:
          securityContext: { seccompProfile: { localhostProfile: b.json } }
    `,
  );
});

const ANNOTATED = `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations:
        seccomp.security.alpha.kubernetes.io/pod: unconfined # for now
        #                                         ^^^^^^^^^^ error safe: An annotation sets the seccomp profile to "unconfined": every system call of the kernel is open.
        container.seccomp.security.alpha.kubernetes.io/a: docker/default
        container.seccomp.security.alpha.kubernetes.io/b: localhost/b.json
        container.seccomp.security.alpha.kubernetes.io/c: ""
        #                                                 ^^ error safe: An annotation sets the seccomp profile to "": every system call of the kernel is open.
        container.seccomp.security.alpha.kubernetes.io/nobody: unconfined
    spec:
      securityContext: { seccompProfile: { type: Unconfined } }
      containers:
        - { name: a, image: registry.example.com/a:1 }
        - { name: b, image: registry.example.com/b:1 }
        - { name: c, image: registry.example.com/c:1 }
    `;

test('before 1.19 the annotations count, and the fields do not', () => {
  checkRule(rule, ANNOTATED, { config: { kubernetesVersion: 18 } });
});

test('from 1.19 on the fields count, and the annotations do not', () => {
  expect(messagesOf(rule, ANNOTATED, { config: { kubernetesVersion: 19 } })).toEqual([
    'error: The pod sets the seccomp profile to "Unconfined": every system call of the kernel is open.',
  ]);
});

test('the fix is not safe where a container has more power than usual', () => {
  checkRule(
    rule,
    `
    securityContext: { seccompProfile: { type: Unconfined } }
    #                                          ^^^^^^^^^^ error unsafe: The pod sets the seccomp profile to "Unconfined": every system call of the kernel is open.
    containers:
      - { name: tracer, image: tracer:1, securityContext: { capabilities: { add: [SYS_PTRACE] } } }
    `,
  );
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          seccompProfile:
            type: Unconfined # while testing
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          seccompProfile:
            type: RuntimeDefault # while testing
    `,
  );
});
