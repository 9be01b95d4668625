import { expect, test } from 'vitest';
import { runAsNonRoot as rule } from '../../server/src/rules/pod-security/run-as-non-root.ts';
import { checkFix, checkRule, judge, messagesOf, wrapExample } from '../support/ruleTester.ts';

/** The users of well-known images have low numbers, which other rules mention. */
const LOW_IDS = { config: { rules: { 'high-user-id': 'off', 'high-group-id': 'off' } } } as const;

/** Titles of the fixes of the first finding, with `!` before unsafe ones. */
function fixesOf(example: string): string[] {
  const [first] = judge(wrapExample(example), {}, rule).filter(
    ({ finding }) => finding.rule === rule.meta.id,
  );
  return first?.finding.fixes().map(({ title, safety }) => (safety === 'safe' ? title : `! ${title}`)) ?? [];
}

test('reports each container that nothing keeps from root', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        #     ^^^^^ warning unsafe: Container "setup" is not forbidden to run as root: nothing sets runAsNonRoot to true.
        image: registry.example.com/setup:1
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { runAsNonRoot: null }
        #                                ^^^^ warning unsafe: Container "web" is not forbidden to run as root: nothing sets runAsNonRoot to true.
      - name: rooted
        image: registry.example.com/rooted:1
        securityContext: { runAsNonRoot: false }
        #                                ^^^^^ warning unsafe: Container "rooted" sets runAsNonRoot to false, which allows the user root.
      - { name: on, image: registry.example.com/on:1, securityContext: { runAsNonRoot: true } }
    `,
  );
});

test('a number as user is not enough, but makes the fix safe', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
    #   ^^^^^^^^^^^^^^^ warning safe: Container "web" is not forbidden to run as root: nothing sets runAsNonRoot to true.
          runAsUser: 10001
    `,
  );
});

test('the pod speaks for containers that say nothing', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsNonRoot: true }
    containers:
      - { name: a, image: registry.example.com/a:1 }
      - name: b
        image: registry.example.com/b:1
        securityContext: { runAsNonRoot: false }
        #                                ^^^^^ warning unsafe: Container "b" sets runAsNonRoot to false, which allows the user root.
    `,
  );
});

test('a pod that says false is one mistake, even where every container overrides it', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsNonRoot: false }
    #                                ^^^^^ warning unsafe: The pod sets runAsNonRoot to false, which allows the user root.
    containers:
      - { name: a, image: registry.example.com/a:1 }
      - { name: b, image: registry.example.com/b:1, securityContext: { runAsNonRoot: true } }
    `,
  );
  checkRule(
    rule,
    `
    securityContext: { runAsNonRoot: false }
    #                                ^^^^^ warning safe: The pod sets runAsNonRoot to false, which allows the user root.
    containers:
      - { name: b, image: registry.example.com/b:1, securityContext: { runAsNonRoot: true } }
    `,
  );
});

test('is silent about templates and patches', () => {
  checkRule(
    rule,
    `
    securityContext: { runAsNonRoot: "{{ .Values.nonRoot }}" }
    containers:
      - { name: a, image: registry.example.com/a:1 }
      - { name: b, image: registry.example.com/b:1, securityContext: { runAsNonRoot: "false" } }
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

test('from 1.35 on, a user namespace excuses it', () => {
  const pod = `
    hostUsers: false
    containers:
      - { name: web, image: registry.example.com/web:1 }
  `;
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: 34 } })).toHaveLength(1);
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: 35 } })).toEqual([]);
});

test('Windows pods are not exempt', () => {
  const pod = `
    os: { name: windows }
    containers:
      - { name: web, image: registry.example.com/web:1 }
  `;
  expect(messagesOf(rule, pod)).toHaveLength(1);
});

test('the fix writes it once at the pod where all users are known numbers', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: web # front
        image: nginxinc/nginx-unprivileged:1.29
      - name: log
        image: registry.example.com/log:1
        securityContext:
          runAsUser: 10001
    `,
    `
    containers:
      - name: web # front
        image: nginxinc/nginx-unprivileged:1.29
      - name: log
        image: registry.example.com/log:1
        securityContext:
          runAsUser: 10001
    securityContext:
      runAsNonRoot: true
    `,
  );
  expect(fix.safety).toBe('safe');
  expect(fix.title).toBe('Set runAsNonRoot to true');
});

test('the fix writes it at the one container that is known, where others are not', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: web
        image: nginxinc/nginx-unprivileged:1.29
      - name: log
        image: registry.example.com/log:1
    `,
    `
    containers:
      - name: web
        image: nginxinc/nginx-unprivileged:1.29
        securityContext:
          runAsNonRoot: true
      - name: log
        image: registry.example.com/log:1
    `,
  );
  expect(fix.safety).toBe('safe');
  expect(fix.title).toBe('Set runAsNonRoot to true for "web"');
});

test('the fix flips a false where it is written, and keeps the comment', () => {
  checkFix(
    rule,
    `
    securityContext:
      runAsNonRoot: true
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          runAsUser: 10001
          runAsNonRoot: false # while testing
    `,
    `
    securityContext:
      runAsNonRoot: true
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          runAsUser: 10001
          runAsNonRoot: true # while testing
    `,
  );
});

test('for an unknown image it offers the field alone, and with a user for review', () => {
  const pod = `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: data
            mountPath: /data
    volumes:
      - name: data
        emptyDir: {}
    `;
  expect(fixesOf(pod)).toEqual([
    '! Set runAsNonRoot to true',
    '! Set runAsNonRoot to true and run as user 10001',
  ]);
  checkFix(
    rule,
    pod,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        volumeMounts:
          - name: data
            mountPath: /data
    volumes:
      - name: data
        emptyDir: {}
    securityContext:
      runAsNonRoot: true
      runAsUser: 10001
      runAsGroup: 10001
      fsGroup: 10001
    `,
    { title: 'Set runAsNonRoot to true and run as user 10001' },
  );
});

test('for a known image it sets the user that works, with the group of its claims', () => {
  const fix = checkFix(
    rule,
    `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: db
    spec:
      template:
        spec:
          containers:
            - name: db
              image: postgres:17
              volumeMounts:
                - name: data
                  mountPath: /var/lib/postgresql/data
      volumeClaimTemplates:
        - metadata:
            name: data
          spec:
            accessModes: [ReadWriteOnce]
    `,
    `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: db
    spec:
      template:
        spec:
          containers:
            - name: db
              image: postgres:17
              volumeMounts:
                - name: data
                  mountPath: /var/lib/postgresql/data
              securityContext:
                runAsNonRoot: true
                runAsUser: 999
                runAsGroup: 999
          securityContext:
            fsGroup: 999
      volumeClaimTemplates:
        - metadata:
            name: data
          spec:
            accessModes: [ReadWriteOnce]
    `,
    LOW_IDS,
  );
  expect(fix.safety).toBe('unsafe');
  expect(fix.title).toBe('Set runAsNonRoot to true and run as user 999');
  expect(fix.caution).toContain('fsGroup');
});

test('names the unprivileged variant of an image', () => {
  const pod = wrapExample(`
    containers:
      - { name: web, image: "nginx:1.29" }
  `);
  const [first] = judge(pod, {}, rule).filter(({ finding }) => finding.rule === rule.meta.id);
  const [fix] = first?.finding.fixes() ?? [];
  expect(fix?.safety).toBe('unsafe');
  expect(fix?.caution).toContain('nginxinc/nginx-unprivileged');
});

test('a user that is 0 must go with it', () => {
  expect(
    fixesOf(`
    containers:
      - { name: web, image: registry.example.com/web:1, securityContext: { runAsUser: 0 } }
    `),
  ).toEqual(['! Set runAsNonRoot to true and run as user 10001']);
});

test('one container that needs root keeps the others at their own fields', () => {
  expect(
    fixesOf(`
    containers:
      - { name: web, image: registry.example.com/web:1 }
      - { name: dind, image: "docker:28-dind" }
    `),
  ).toEqual([
    '! Set runAsNonRoot to true for "web"',
    '! Set runAsNonRoot to true for "web" and run as user 10001',
  ]);
});

test('offers nothing for a program that needs root', () => {
  expect(
    fixesOf(`
    containers:
      - { name: dind, image: "docker:28-dind" }
    `),
  ).toEqual([]);
});

test('says where the image is known to start as root', () => {
  const pod = (image: string, context = '{}') =>
    messagesOf(rule, `containers: [{ name: web, image: "${image}", securityContext: ${context} }]\n`);
  expect(pod('nginx:1.29')).toEqual([
    'warning: Container "web" is not forbidden to run as root, its image\'s default; nginxinc/nginx-unprivileged has another.',
  ]);
  expect(pod('postgres:17')).toEqual([
    'warning: Container "web" is not forbidden to start as root, its image\'s default; only a script then changes to postgres.',
  ]);
  expect(pod('busybox:1.37')).toEqual([
    'warning: Container "web" is not forbidden to run as root, its image\'s default: nothing sets runAsNonRoot to true.',
  ]);
  expect(pod('nginx:1.29', '{ runAsNonRoot: true }')).toEqual([]);
});
