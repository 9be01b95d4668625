import { expect, test } from 'vitest';
import { highUserId as rule } from '../../server/src/rules/hardening/high-user-id.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports a low user where it is set, and a container without one', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        #     ^^^^^ hint unsafe: Container "setup" does not say as which user it runs: one above 10000 is nobody on the node.
        image: registry.example.com/setup:1
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { runAsUser: 10000 }
        #                             ^^^^^ info unsafe: Container "web" runs as user 10000, who may be somebody on the node. Ids above 10000 are nobody.
    `,
  );
});

test('reports a low user of the pod once', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsUser: 1000 }
    #                             ^^^^ info unsafe: The pod runs as user 1000, who may be somebody on the node. Ids above 10000 are nobody.
    containers:
      - { name: a, image: a:1, securityContext: { runAsUser: 20000 } }
      - { name: b, image: b:1 }
      - { name: c, image: c:1 }
    `,
  );
});

test('says the user of a known image, and has no better one for it', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        #     ^^^ hint: Container "web" runs as user 101 of its image, who may be somebody on the node.
        image: nginxinc/nginx-unprivileged:1.29
    `,
  );
});

test('is silent about the own user of a known image, but not for its neighbours', () => {
  checkRule(rule, 'containers: [{ name: db, image: "postgres:17", securityContext: { runAsUser: 999 } }]\n');
  checkRule(
    rule,
    `
    securityContext: { runAsUser: 999 }
    #                             ^^^ info: The pod runs as user 999, who may be somebody on the node. Ids above 10000 are nobody.
    containers:
      - { name: db, image: "postgres:17" }
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});

test('is silent about high users, user 0, which has its own rule, and what is not known', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsUser: 10001 }
    containers:
      - { name: a, image: a:1 }
      - { name: b, image: b:1, securityContext: { runAsUser: 0 } }
      - { name: c, image: c:1, securityContext: { runAsUser: many } }
      - { name: d, image: d:1, securityContext: 5 }
    ephemeralContainers:
      - { name: debug, image: busybox:1, securityContext: { runAsUser: 1000 } }
    `,
  );
  checkRule(rule, 'containers: [{ name: a, image: a:1, securityContext: { runAsUser: "{{ x }}" } }]\n');
});

test.each(['hostUsers: false', 'hostUsers: 5', 'os: { name: windows }'])('is silent with %s', (line) => {
  expect(messagesOf(rule, `${line}\ncontainers: [{ name: a, image: a:1 }]\n`)).toEqual([]);
});

test('the fix sets the user of the pod where none is set, and keeps comments', () => {
  checkFix(
    rule,
    `
    securityContext:
      runAsNonRoot: true # ours
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    securityContext:
      runAsNonRoot: true # ours
      runAsUser: 10001
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    { title: 'Set runAsUser to 10001 for the pod' },
  );
});

test('the fix leaves a neighbour alone that needs its own user', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
      - name: cache
        image: redis:8
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          runAsUser: 10001
      - name: cache
        image: redis:8
    `,
    { title: 'Set runAsUser to 10001' },
  );
});

test('the fix replaces a low user where it stands', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { runAsUser: 1000 } # app
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { runAsUser: 10001 } # app
    `,
  );
});

test('the fix lets the new user write the volumes, and stands beside what is there', () => {
  checkFix(
    rule,
    `
    securityContext:
      runAsNonRoot: true
      seccompProfile: { type: RuntimeDefault }
    containers:
      - name: db
        image: registry.example.com/db:1
        volumeMounts: [{ name: data, mountPath: /data }]
    volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
    `,
    `
    securityContext:
      runAsNonRoot: true
      runAsUser: 10001
      seccompProfile: { type: RuntimeDefault }
      fsGroup: 10001
    containers:
      - name: db
        image: registry.example.com/db:1
        volumeMounts: [{ name: data, mountPath: /data }]
    volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
    `,
  );
});
