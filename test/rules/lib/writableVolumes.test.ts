import { expect, test } from 'vitest';
import type { WritablePath } from '../../../server/src/images/knownImage.ts';
import { podsOf } from '../../../server/src/kube/pod.ts';
import { planWritableVolumes } from '../../../server/src/rules/lib/volumes/writableVolumes.ts';
import { splitSections } from '../../../server/src/syntax/sections.ts';
import { wrapExample } from '../../support/ruleTester.ts';

const TMP: WritablePath = { path: '/tmp', purpose: 'tmp' };
const RUN: WritablePath = { path: '/var/run', purpose: 'run' };
const DATA: WritablePath = { path: '/data', purpose: 'data' };

/** The plan for the first container of a pod spec, with its mounts and new volumes as short texts. */
function plan(spec: string, writes: readonly WritablePath[], neverMount: readonly string[] = []) {
  const [container] = splitSections(wrapExample(spec)).sections.flatMap(({ section }) =>
    podsOf(section).flatMap((pod) => pod.containers),
  );
  const planned = container && planWritableVolumes(container, writes, neverMount);
  if (!planned) return undefined;
  const { operations, mountPaths: _mountPaths, ...rest } = planned;
  const added = operations.map((operation) =>
    operation.kind === 'append'
      ? `${operation.path.at(-1)}: ${JSON.stringify(operation.value)}`
      : operation.kind,
  );
  return { added, ...rest };
}

const mount = (name: string, mountPath: string) => `volumeMounts: ${JSON.stringify({ name, mountPath })}`;
const volume = (name: string) => `volumes: ${JSON.stringify({ name, emptyDir: {} })}`;

test('gives each path a volume that is named after it', () => {
  const writes: WritablePath[] = [
    TMP,
    { path: '/var/tmp', purpose: 'tmp' },
    { path: '/var/cache/nginx', purpose: 'cache' },
    { path: '/home/node/.npm', purpose: 'cache' },
  ];
  expect(plan('containers: [{ name: web, image: a:1 }]', writes)).toEqual({
    added: [
      mount('tmp', '/tmp'),
      volume('tmp'),
      mount('var-tmp', '/var/tmp'),
      volume('var-tmp'),
      mount('cache-nginx', '/var/cache/nginx'),
      volume('cache-nginx'),
      mount('home-node-npm', '/home/node/.npm'),
      volume('home-node-npm'),
    ],
    mounted: ['/tmp', '/var/tmp', '/var/cache/nginx', '/home/node/.npm'],
    dataLeftOut: [],
    blocked: [],
  });
});

test('a path at or below a writable mount gets nothing; /run and /var/run are one', () => {
  const spec = `
    containers:
      - name: web
        image: a:1
        volumeMounts:
          - { name: all, mountPath: /var/lib/app/ }
          - { name: run, mountPath: /run }
    volumes:
      - { name: all, persistentVolumeClaim: { claimName: app } }
      - { name: run, emptyDir: {} }
  `;
  const writes: WritablePath[] = [{ path: '/var/lib/app/data', purpose: 'data' }, RUN];
  expect(plan(spec, writes)).toEqual({ added: [], mounted: [], dataLeftOut: [], blocked: [] });
  const both: WritablePath[] = [RUN, { path: '/run', purpose: 'run' }, { path: '/run/lock', purpose: 'run' }];
  expect(plan('containers: [{ name: web, image: a:1 }]', both)).toMatchObject({ mounted: ['/var/run'] });
});

test('data without a volume is left out, and nothing is mounted above it', () => {
  const writes: WritablePath[] = [
    DATA,
    { path: '/srv', purpose: 'cache' },
    { path: '/srv/db', purpose: 'data' },
  ];
  expect(plan('containers: [{ name: web, image: a:1 }]', writes)).toEqual({
    added: [],
    mounted: [],
    dataLeftOut: ['/data', '/srv/db'],
    blocked: ['/srv'],
  });
});

test('files that the image needs are not hidden', () => {
  const writes: WritablePath[] = [{ path: '/etc/app', purpose: 'config' }];
  expect(plan('containers: [{ name: web, image: a:1 }]', writes, ['/etc/app/conf.d'])).toMatchObject({
    added: [],
    blocked: ['/etc/app'],
  });
});

test('a read-only mount in the way is said', () => {
  const spec = `
    containers:
      - name: web
        image: a:1
        volumeMounts:
          - { name: settings, mountPath: /tmp }
          - { name: run, mountPath: /run, readOnly: true }
    volumes:
      - { name: settings, configMap: { name: settings } }
      - { name: run, emptyDir: {} }
  `;
  expect(plan(spec, [TMP, RUN])).toMatchObject({ added: [], blocked: ['/tmp', '/var/run'] });
});

test('an emptyDir that nobody mounts is taken', () => {
  const spec = `
    containers: [{ name: web, image: a:1 }]
    volumes: [{ name: tmp, emptyDir: { medium: Memory } }]
  `;
  expect(plan(spec, [TMP])).toMatchObject({ added: [mount('tmp', '/tmp')] });
});

test.each([
  ['is no emptyDir', '[{ name: tmp, persistentVolumeClaim: { claimName: data } }]', ''],
  [
    'is mounted elsewhere in the container',
    '[{ name: tmp, emptyDir: {} }]',
    '{ name: tmp, mountPath: /work }',
  ],
])('a volume of the name that %s is not taken', (_what, volumes, mounts) => {
  const spec = `
    containers: [{ name: web, image: a:1, volumeMounts: [${mounts}] }]
    volumes: ${volumes}
  `;
  expect(plan(spec, [TMP])).toMatchObject({ added: [mount('tmp-web', '/tmp'), volume('tmp-web')] });
});

test('containers do not share a volume by accident', () => {
  const spec = `
    containers:
      - { name: web, image: a:1 }
      - { name: log, image: b:1 }
    volumes: [{ name: tmp, emptyDir: {} }]
  `;
  expect(plan(spec, [TMP])).toMatchObject({ added: [mount('tmp-web', '/tmp'), volume('tmp-web')] });
});

test('beside containers that are read-only already, the short name is clear', () => {
  const spec = `
    containers:
      - { name: web, image: a:1 }
      - { name: log, image: b:1, securityContext: { readOnlyRootFilesystem: true } }
  `;
  expect(plan(spec, [TMP])).toMatchObject({ added: [mount('tmp', '/tmp'), volume('tmp')] });
});

test('names are valid and unique', () => {
  const long = 'a'.repeat(60);
  const spec = `
    containers:
      - { name: ${long}, image: a:1 }
      - { name: log, image: b:1 }
    volumes:
      - { name: cache-x-${long.slice(0, 2)}, emptyDir: {} }
  `;
  const writes: WritablePath[] = [
    { path: '/var/cache/X', purpose: 'cache' },
    { path: '/var/cache/x', purpose: 'cache' },
  ];
  const names = plan(spec, writes)?.added.filter((text) => text.startsWith('volumes')) ?? [];
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^volumes: \{"name":"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"/);
});

test.each([
  ['the volumes are', 'containers: [{ name: web, image: a:1 }]\nvolumes: 5\n'],
  ['the mounts are', 'containers: [{ name: web, image: a:1, volumeMounts: 5 }]\n'],
  ['a volume is', 'containers: [{ name: web, image: a:1 }]\nvolumes: ["{{ x }}"]\n'],
  [
    'the path of a mount is',
    'containers: [{ name: web, image: a:1, volumeMounts: [{ name: a, mountPath: 5 }] }]\n',
  ],
])('there is no plan where %s not known', (_what, spec) => {
  expect(plan(spec, [TMP])).toBeUndefined();
});
