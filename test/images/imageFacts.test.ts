import { describe, expect, test } from 'vitest';
import {
  imageFacts,
  mountCovers,
  startsAsNumericNonRoot,
  startsAsRoot,
  writablePaths,
} from '../../server/src/images/imageFacts.ts';

const known = (text: string) => imageFacts(text, []).known;
const digest = `sha256:${'0'.repeat(64)}`;

describe('finds images by any of their names', () => {
  test.each([
    ['nginx', 'docker.io/library/nginx'],
    ['docker.io/library/nginx:1.27', 'docker.io/library/nginx'],
    ['public.ecr.aws/docker/library/nginx:1', 'docker.io/library/nginx'],
    ['mirror.gcr.io/library/nginx:1', 'docker.io/library/nginx'],
    ['mirror.gcr.io/grafana/grafana', 'docker.io/grafana/grafana'],
    ['k8s.gcr.io/pause:3.6', 'registry.k8s.io/pause'],
    ['quay.io/prometheus/prometheus:v3.13.2', 'docker.io/prom/prometheus'],
    ['quay.io/minio/minio', 'docker.io/minio/minio'],
    ['docker.elastic.co/elasticsearch/elasticsearch:9.5.3', 'docker.io/library/elasticsearch'],
    ['gcr.io/distroless/static-debian12:nonroot', 'gcr.io/distroless/static-debian12'],
  ])('%s', (text, repository) => {
    expect(known(text)?.repository).toBe(repository);
  });

  test.each([
    'registry.example.com/nginx:1.27',
    'someone/nginx',
    'mirror.gcr.io/nginx',
    'bitnami/nginx',
    'my-app',
  ])('but not %s', (text) => {
    expect(imageFacts(text, [])).toEqual({ reference: expect.objectContaining({ text }) });
  });

  test.each([undefined, '', '{{ .Values.image }}'])('and nothing of %j', (text) => {
    expect(imageFacts(text, [])).toEqual({});
  });
});

describe('facts depend on the tag', () => {
  test.each([
    ['postgres', 999],
    ['postgres:16', 999],
    ['postgres:16.4-bookworm', 999],
    ['postgres:alpine', 70],
    ['postgres:16-alpine', 70],
    ['postgres:16.4-alpine3.20', 70],
    ['redis:8-alpine', 999],
    ['rabbitmq:4-management', 999],
    ['rabbitmq:4-management-alpine', 100],
    ['httpd:2.4', 33],
    ['httpd:2.4-alpine', 82],
    ['php:8.4-fpm', 33],
    ['php:8.4-fpm-alpine', 82],
    ['php:8.4-cli', undefined],
    ['nginx:1.16.1', undefined],
    ['nginx:1.17', 101],
    ['influxdb:2.9.1', 1000],
    ['influxdb:1.8', undefined],
    ['influxdb:3-core', undefined],
  ])('%s runs as %s', (text, uid) => {
    expect(known(text)?.runsAs?.uid).toBe(uid);
  });

  test.each([
    ['postgres:17', '/var/lib/postgresql/data'],
    ['postgres:17-alpine', '/var/lib/postgresql/data'],
    ['postgres:18', '/var/lib/postgresql'],
    ['postgres:18.1-alpine', '/var/lib/postgresql'],
    ['postgres', '/var/lib/postgresql'],
  ])('%s keeps its data in %s', (text, path) => {
    expect(known(text)?.writes).toContainEqual({ path, purpose: 'data' });
  });

  test('a digest alone leaves out what differs by tag', () => {
    const facts = known(`postgres@${digest}`);
    expect(facts).toMatchObject({ startsAs: { uid: 0 }, ports: [5432] });
    expect(facts).not.toHaveProperty('runsAs');
    expect(facts).not.toHaveProperty('writes');
    expect(known(`postgres:16-alpine@${digest}`)?.runsAs?.uid).toBe(70);
  });

  test('nothing of the table itself comes out', () => {
    expect(known('postgres')).not.toHaveProperty('variants');
    expect(known('prom/prometheus')).not.toHaveProperty('aliases');
  });
});

describe('who starts as root, and who may under runAsNonRoot alone', () => {
  test.each([
    ['nginx', true, false],
    ['nginxinc/nginx-unprivileged', false, true],
    // A user given by name is refused by the kubelet.
    ['prom/prometheus', false, false],
    ['memcached:1.6', false, false],
    ['grafana/grafana:13.1.3', false, true],
    ['quay.io/argoproj/argocd:v3.0.0', false, true],
    ['registry.k8s.io/pause:3.10', false, true],
    ['registry.k8s.io/pause:3.1', true, false],
    ['haproxy:3.2', false, false],
    ['haproxy:2.3', true, false],
    ['gcr.io/distroless/static', true, false],
    ['gcr.io/distroless/static:debug-nonroot', false, true],
    ['mcr.microsoft.com/dotnet/aspnet:9.0', true, false],
    ['mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled', false, true],
    ['elasticsearch:9.5.3', false, true],
    ['elasticsearch:8.6.0', false, false],
    ['elasticsearch:7.17.8', false, false],
    ['coredns/coredns', false, false],
    ['my-app', false, false],
  ])('%s: root %s, numeric %s', (text, root, numeric) => {
    expect(startsAsRoot(known(text))).toBe(root);
    expect(startsAsNumericNonRoot(known(text))).toBe(numeric);
  });
});

describe('writable paths', () => {
  test('of a known image', () => {
    expect(writablePaths(known('nginx:1.27')).map(({ path }) => path)).toEqual([
      '/var/cache/nginx',
      '/var/run',
      '/tmp',
    ]);
    expect(writablePaths(known('memcached'))).toEqual([]);
  });

  test('of an unknown image, or where the table does not say: /tmp', () => {
    expect(writablePaths(undefined)).toEqual([{ path: '/tmp', purpose: 'tmp' }]);
    expect(writablePaths(known('python:3.13'))).toEqual([{ path: '/tmp', purpose: 'tmp' }]);
  });

  test.each([
    ['/var/run', '/var/run', true],
    ['/run', '/var/run', true],
    ['/var/run/', '/run/mysqld', true],
    ['/var', '/var/cache/nginx', true],
    ['/', '/tmp', true],
    ['/tmp//', '/tmp', true],
    ['/data/db', '/data', false],
    ['/database', '/data', false],
    ['/data', '/database', false],
    ['/var/runner', '/run', false],
  ])('a mount on %s covers %s: %s', (mount, path, covers) => {
    expect(mountCovers(mount, path)).toBe(covers);
  });
});

test.each([
  ['nginx', ['CHOWN', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'], []],
  ['postgres:16', ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'], []],
  ['redis:8', ['CHOWN', 'DAC_OVERRIDE', 'SETGID', 'SETUID'], []],
  ['caddy', ['NET_BIND_SERVICE'], ['NET_BIND_SERVICE']],
  ['nats', [], []],
])('%s needs %j as it starts, %j otherwise', (text, asStarted, unprivileged) => {
  expect(known(text)).toMatchObject({ capabilities: asStarted, capabilitiesUnprivileged: unprivileged });
});
