import { expect, test } from 'vitest';
import { createLineMap } from '../../../server/src/base/lineMap.ts';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { pathLinks } from '../../../server/src/service/structure/links.ts';

/** `text that is underlined -> path` of each link. */
function links(text: string, file = 'file:///shop/kustomization.yaml'): string[] {
  const lines = createLineMap(text);
  return pathLinks(createSnapshot(text, DEFAULT_CONFIG, { file })).map(
    ({ range: { start, end }, path }) =>
      `${text.slice(lines.offsetAt(start), lines.offsetAt(end))} -> ${path}`,
  );
}

test('a kustomization names files and folders', () => {
  expect(
    links(`resources:
  - "web.yaml"
  - ../base
  - https://example.com/remote
components: [../tls]
patches:
  - path: patch.yaml
  - patch: |
      a: 1
configMapGenerator:
  - name: a
    files: [nginx.conf, other=files/o.conf]
    env: a.env
`),
  ).toEqual([
    'web.yaml -> web.yaml',
    '../base -> ../base',
    '../tls -> ../tls',
    'patch.yaml -> patch.yaml',
    'nginx.conf -> nginx.conf',
    'files/o.conf -> files/o.conf',
    'a.env -> a.env',
  ]);
});

test('another file names nothing, unless it says that it is a kustomization', () => {
  expect(links('resources: [a.yaml]\n', 'file:///shop/web.yaml')).toEqual([]);
  const text = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n';
  expect(links(text, 'file:///shop/web.yaml')).toEqual(['a.yaml -> a.yaml']);
});

test('the schema that a comment gives is a link, a web address is left to the editor', () => {
  expect(links('# yaml-language-server: $schema=../schemas/pod.json\na: 1\n')).toEqual([
    '../schemas/pod.json -> ../schemas/pod.json',
  ]);
  expect(links('# yaml-language-server: $schema=https://example.com/pod.json\na: 1\n')).toEqual([]);
});
