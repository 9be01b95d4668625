import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../../server/src/images/imageReference.ts';

const hex = (length: number): string => 'a1'.repeat(length / 2);
const sha256 = `sha256:${hex(64)}`;

describe('parses what a runtime accepts', () => {
  test.each([
    ['nginx', 'docker.io/library/nginx', undefined, undefined],
    ['nginx:1.27', 'docker.io/library/nginx', '1.27', undefined],
    ['nginx:1.27-alpine_x.Y', 'docker.io/library/nginx', '1.27-alpine_x.Y', undefined],
    ['grafana/grafana:13.1.3', 'docker.io/grafana/grafana', '13.1.3', undefined],
    ['docker.io/nginx', 'docker.io/library/nginx', undefined, undefined],
    ['docker.io/library/nginx:latest', 'docker.io/library/nginx', 'latest', undefined],
    ['index.docker.io/nginx', 'docker.io/library/nginx', undefined, undefined],
    ['registry-1.docker.io/library/nginx', 'docker.io/library/nginx', undefined, undefined],
    ['Docker.IO/nginx', 'docker.io/library/nginx', undefined, undefined],
    ['localhost/app', 'localhost/app', undefined, undefined],
    ['localhost:5000/app', 'localhost:5000/app', undefined, undefined],
    ['localhost:5000', 'docker.io/library/localhost', '5000', undefined],
    ['registry.example.com:5000/team/app:v1', 'registry.example.com:5000/team/app', 'v1', undefined],
    ['registry.example.com:5000/app', 'registry.example.com:5000/app', undefined, undefined],
    ['[2001:db8::1]:5000/app:1', '[2001:db8::1]:5000/app', '1', undefined],
    ['gcr.io/a/b/c/d:e', 'gcr.io/a/b/c/d', 'e', undefined],
    ['my_team/my__app-x--y.z', 'docker.io/my_team/my__app-x--y.z', undefined, undefined],
    [`nginx@${sha256}`, 'docker.io/library/nginx', undefined, sha256],
    [`nginx:1.27@${sha256}`, 'docker.io/library/nginx', '1.27', sha256],
    [`localhost:5000/app:1@${sha256}`, 'localhost:5000/app', '1', sha256],
  ])('%s', (text, repository, tag, digest) => {
    const reference = parseImageReference(text);
    expect(reference).toMatchObject({ text, repository, tag, digest });
    expect(`${reference?.host}/${reference?.path}`).toBe(repository);
  });
});

describe('refuses what no runtime accepts, and what is not final', () => {
  test.each([
    '',
    ' ',
    ' nginx',
    'nginx ',
    'nginx: 1',
    'Nginx',
    'team/App:1',
    'nginx:',
    'nginx:-1',
    'nginx:1:2',
    'nginx@',
    'nginx@sha256',
    'nginx@sha256:',
    `nginx@${sha256}@${sha256}`,
    '/nginx',
    'nginx/',
    'a//b',
    'a/_b',
    'a___b',
    'a..b/c',
    'host.:80/app',
    'https://registry.example.com/app',
    '{{ .Values.image }}',
    '{{ .Values.repo }}:{{ .Values.tag }}',
    'nginx:{{ .Values.tag }}',
    '$(IMAGE)',
    `\${IMAGE}:1`,
    '<image>',
    'nginx:été',
    hex(64),
    'a'.repeat(256),
    'a'.repeat(5000),
    `nginx:${'1'.repeat(129)}`,
  ])('%j', (text) => {
    expect(parseImageReference(text)).toBeUndefined();
  });
});

describe('tells digests that pin the content', () => {
  test.each([
    [sha256, true],
    [`sha384:${hex(96)}`, true],
    [`sha512:${hex(128)}`, true],
    [`blake3:${hex(64)}`, true],
    [`other+algo:${hex(32)}`, true],
    [`sha256:${hex(64).toUpperCase()}`, false],
    [`sha256:${hex(62)}`, false],
    [`sha512:${hex(64)}`, false],
    ['sha256:xyz', false],
    [`other:${hex(30)}`, false],
  ])('%s: %s', (digest, valid) => {
    expect(parseImageReference(`nginx@${digest}`)?.hasValidDigest).toBe(valid);
  });

  test('no digest pins nothing', () => {
    expect(parseImageReference('nginx:1')?.hasValidDigest).toBe(false);
  });
});

describe('says where the parts are written', () => {
  test.each([
    [
      `localhost:5000/team/app:v1@${sha256}`,
      { host: 'localhost:5000', name: 'localhost:5000/team/app', tag: 'v1', digest: sha256 },
    ],
    ['nginx:1.27', { host: undefined, name: 'nginx', tag: '1.27', digest: undefined }],
    ['team/app', { host: undefined, name: 'team/app', tag: undefined, digest: undefined }],
    [
      'index.docker.io/nginx',
      { host: 'index.docker.io', name: 'index.docker.io/nginx', tag: undefined, digest: undefined },
    ],
  ])('%s', (text, written) => {
    const reference = parseImageReference(text);
    const part = (span: { start: number; end: number } | undefined) =>
      span === undefined ? undefined : text.slice(span.start, span.end);
    expect({
      host: part(reference?.hostSpan),
      name: part(reference?.nameSpan),
      tag: part(reference?.tagSpan),
      digest: part(reference?.digestSpan),
    }).toEqual(written);
  });

  test('a tag is added behind the name, before a digest', () => {
    const text = `localhost:5000/app@${sha256}`;
    const end = parseImageReference(text)?.nameSpan.end ?? 0;
    expect(`${text.slice(0, end)}:1${text.slice(end)}`).toBe(`localhost:5000/app:1@${sha256}`);
  });
});
