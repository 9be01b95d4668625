import { test } from 'vitest';
import { privilegedContainer as rule } from '../../server/src/rules/pod-security/privileged-container.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a written true, in every kind of container', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        image: registry.example.com/setup:1
        securityContext: { privileged: true }
        #                              ^^^^ error unsafe: Container "setup" runs privileged: whoever controls it controls the node.
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          privileged: yes # YAML 1.1, as Kubernetes reads it
          #           ^^^ error unsafe: Container "web" runs privileged: whoever controls it controls the node.
    `,
  );
});

test('is silent about false, null, text in quotes and a template', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { privileged: false } }
      - { name: b, image: b:1, securityContext: { privileged: null } }
      - { name: c, image: c:1, securityContext: { privileged: "true" } }
      - { name: d, image: d:1, securityContext: { privileged: "{{ .Values.privileged }}" } }
      - { name: e, image: e:1, securityContext: "{{ .Values.securityContext }}" }
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
          privileged: true # needed for fuse
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          privileged: false # needed for fuse
    `,
  );
});
