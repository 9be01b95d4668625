import { test } from 'vitest';
import { highGroupId as rule } from '../../server/src/rules/hardening/high-group-id.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a low group, of the pod once, of a container at its own value', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsGroup: 3000 }
    #                              ^^^^ info unsafe: The pod runs with group 3000, which may have rights on the node. Groups above 10000 have none.
    containers:
      - { name: a, image: a:1 }
      - { name: b, image: b:1 }
      - { name: c, image: c:1, securityContext: { runAsGroup: 5 } }
      #                                                       ^ info unsafe: Container "c" runs with group 5, which may have rights on the node. Groups above 10000 have none.
    `,
  );
});

test('reports none set, with the group of a known image', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { runAsUser: 10001 }
      # ^^^^^^^^^^^^^^^ info unsafe: Container "web" does not say with which group it runs: it may be root's. One above 10000 has no rights.
      - name: proxy
        #     ^^^^^ hint: Container "proxy" runs with group 101 of its image, which may have rights on the node.
        image: nginxinc/nginx-unprivileged:1.29
    `,
  );
});

test('is silent about high groups, user namespaces, Windows and unknown values', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsGroup: 65534 }
    containers:
      - { name: a, image: a:1 }
      - { name: b, image: b:1, securityContext: { runAsGroup: "5" } }
    `,
  );
  checkRule(rule, 'hostUsers: false\ncontainers: [{ name: a, image: a:1 }]\n');
  checkRule(rule, 'os: { name: windows }\ncontainers: [{ name: a, image: a:1 }]\n');
  checkRule(rule, 'securityContext: "{{ x }}"\ncontainers: [{ name: a, image: a:1 }]\n');
});

test('the fix keeps comments', () => {
  checkFix(
    rule,
    `
    securityContext:
      # agreed with operations
      runAsGroup: 100
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    securityContext:
      # agreed with operations
      runAsGroup: 10001
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    { title: 'Set runAsGroup to 10001' },
  );
});
