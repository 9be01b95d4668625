import { expect, test } from 'vitest';
import { readOnlyRootFilesystem as rule } from '../../server/src/rules/hardening/read-only-root-filesystem.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports an absent value and a false one, in main, init and sidecar containers', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        #     ^^^^^ warning unsafe: Container "setup" can write to its root file system, so an intruder can change the program.
        image: registry.example.com/setup:1
      - name: proxy
        image: registry.example.com/proxy:1
        restartPolicy: Always
        securityContext:
          readOnlyRootFilesystem: false
          #                       ^^^^^ warning unsafe: Container "proxy" can write to its root file system, so an intruder can change the program.
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
      # ^^^^^^^^^^^^^^^ warning unsafe: Container "web" can write to its root file system, so an intruder can change the program.
          privileged: false
    `,
  );
});

test('a value of the pod has no effect', () => {
  checkRule(
    rule,
    `
    securityContext: { readOnlyRootFilesystem: true }
    containers:
      - name: web
        #     ^^^ warning unsafe: Container "web" can write to its root file system, so an intruder can change the program.
        image: registry.example.com/web:1
    `,
  );
});

test('is silent about true, templates, wrong types, ephemeral containers', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { readOnlyRootFilesystem: true } }
      - { name: b, image: b:1, securityContext: { readOnlyRootFilesystem: "{{ .Values.readOnly }}" } }
      - { name: c, image: c:1, securityContext: { readOnlyRootFilesystem: "false" } }
      - { name: d, image: d:1, securityContext: "{{ .Values.securityContext }}" }
    ephemeralContainers:
      - { name: debug, image: busybox:1 }
    `,
  );
});

test('is silent about Windows and about a patch', () => {
  checkRule(
    rule,
    `
    os: { name: windows }
    containers:
      - { name: a, image: a:1 }
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      template:
        spec:
          containers:
            - name: web
              env: []
    `,
  );
});

test('mounts a volume where an unknown image may write, and keeps comments', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1 # ours
        securityContext:
          readOnlyRootFilesystem: false # to be done
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1 # ours
        securityContext:
          readOnlyRootFilesystem: true # to be done
        volumeMounts:
          - name: tmp
            mountPath: /tmp
    volumes:
      - name: tmp
        emptyDir: {}
    `,
  );
  expect(fix.title).toBe('Make the root file system read-only, with /tmp writable');
  expect(fix.caution).toContain('not known where this image writes');
});

test('is safe for a known image with its own command', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: web
        image: nginx:1.29
    `,
    `
    containers:
      - name: web
        image: nginx:1.29
        securityContext:
          readOnlyRootFilesystem: true
        volumeMounts:
          - name: cache-nginx
            mountPath: /var/cache/nginx
          - name: run
            mountPath: /var/run
          - name: tmp
            mountPath: /tmp
    volumes:
      - name: cache-nginx
        emptyDir: {}
      - name: run
        emptyDir: {}
      - name: tmp
        emptyDir: {}
    `,
  );
  expect(fix.safety).toBe('safe');
});

test('is unsafe where the table has a note that matters', () => {
  const container = `
      - name: web
        #     ^^^ warning unsafe: Container "web" can write to its root file system, so an intruder can change the program.
        image: nginx:1.29`;
  checkRule(
    rule,
    `
    containers:${container}
        volumeMounts: [{ name: site, mountPath: /etc/nginx/templates }]
    `,
  );
  checkRule(
    rule,
    `
    containers:${container.replace('unsafe', 'safe')}
        volumeMounts: [{ name: site, mountPath: /etc/nginx/conf.d }]
    `,
  );
});

test.each([
  ['a command of its own', 'command: [nginx-debug]'],
  ['a hook', 'lifecycle: { preStop: { exec: { command: [touch, /stopped] } } }'],
  ['an argument with another path', 'args: [-g, error_log /logs/error.log]'],
  ['an environment variable with another path', 'env: [{ name: LOGS, value: /logs }]'],
  ['arguments that are not known', 'args: 5'],
])('is unsafe for a known image with %s', (_what, line) => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        #     ^^^ warning unsafe: Container "web" can write to its root file system, so an intruder can change the program.
        image: nginx:1.29
        ${line}
    `,
  );
});

test('a claim template at the data directory is enough, and paths in the environment may lie on it', () => {
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
              env:
                - { name: PGDATA, value: /var/lib/postgresql/data/pgdata }
              volumeMounts:
                - name: tmp
                  mountPath: /var/lib/postgresql/data
      volumeClaimTemplates:
        - metadata:
            name: tmp
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
              env:
                - { name: PGDATA, value: /var/lib/postgresql/data/pgdata }
              volumeMounts:
                - name: tmp
                  mountPath: /var/lib/postgresql/data
                - name: run-postgresql
                  mountPath: /var/run/postgresql
                - name: tmp-db
                  mountPath: /tmp
              securityContext:
                readOnlyRootFilesystem: true
          volumes:
            - name: run-postgresql
              emptyDir: {}
            - name: tmp-db
              emptyDir: {}
      volumeClaimTemplates:
        - metadata:
            name: tmp
    `,
  );
  expect(fix.safety).toBe('safe');
});

test('data without a volume is said, not hidden', () => {
  const fix = checkFix(
    rule,
    `
    containers:
      - name: cache
        image: redis:8
        volumeMounts:
          - { name: scratch, mountPath: /tmp }
    volumes:
      - { name: scratch, emptyDir: {} }
    `,
    `
    containers:
      - name: cache
        image: redis:8
        volumeMounts:
          - { name: scratch, mountPath: /tmp }
        securityContext:
          readOnlyRootFilesystem: true
    volumes:
      - { name: scratch, emptyDir: {} }
    `,
  );
  expect(fix).toMatchObject({
    title: 'Set readOnlyRootFilesystem to true',
    safety: 'unsafe',
    caution: 'The image keeps its data in /data, which has no volume: mount one there first.',
  });
});

test('offers the value alone as well', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          readOnlyRootFilesystem: true
    `,
    { title: 'Set readOnlyRootFilesystem to true only' },
  );
});

test('offers nothing where volumes are not in view', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        #     ^^^ warning: Container "web" can write to its root file system, so an intruder can change the program.
        image: registry.example.com/web:1
    volumes: 5
    `,
  );
});
