import { describe, expect, it, test } from 'vitest';
import { applied, cursorIn, labels, offered, taken } from './support.ts';

const inJson = (marked: string, label: string): unknown => JSON.parse(takenIn(marked, label));

function takenIn(marked: string, label: string, file = 'web.json'): string {
  const cursor = cursorIn(marked);
  const found = offered(cursor, { file }).find((one) => one.label === label);
  if (!found) throw new Error(`No "${label}"`);
  return applied(cursor.text, found);
}

describe('in JSON', () => {
  const pod = (inside: string) => `{
  "apiVersion": "v1",
  "kind": "Pod",
  "spec": {
    "containers": [
      {
        "name": "web",
        ${inside}
      }
    ]
  }
}
`;

  it('blocks are written over several lines, as JSON is', () => {
    expect(takenIn(pod('|'), 'resources (requests and limits)')).toBe(
      pod(`"resources": {
          "requests": {
            "cpu": "100m",
            "memory": "128Mi"
          },
          "limits": {
            "cpu": "500m",
            "memory": "512Mi"
          }
        }`),
    );
  });

  it('a comma is added where one is missing', () => {
    const behind = '{\n  "apiVersion": "v1",\n  "kind": "Pod"\n  |\n}';
    expect(takenIn(behind, 'metadata')).toBe(
      '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {}\n}',
    );
    const before =
      '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {\n    |\n    "name": "a"\n  }\n}';
    expect(inJson(before, 'labels')).toMatchObject({ metadata: { labels: {}, name: 'a' } });
  });

  it('an item is a mapping', () => {
    const marked = '{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [|]}}';
    expect(inJson(marked, 'name, image')).toMatchObject({
      spec: { containers: [{ name: 'web', image: 'registry.example.com/web:1.0.0' }] },
    });
    const second = '{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a"}, |]}}';
    expect(inJson(second, 'name')).toMatchObject({ spec: { containers: [{ name: 'a' }, { name: 'web' }] } });
  });

  it('a mapping behind a colon is written with its braces', () => {
    const marked = '{"apiVersion": "v1", "kind": "Pod", "spec": {"securityContext": |}}';
    expect(inJson(marked, 'restricted')).toMatchObject({
      spec: { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } },
    });
  });

  it('an empty file becomes a whole object', () => {
    expect(inJson('|', 'Service')).toMatchObject({ apiVersion: 'v1', kind: 'Service', spec: {} });
    expect(inJson('{\n  |\n}', 'Service')).toMatchObject({ apiVersion: 'v1', kind: 'Service' });
    expect(takenIn('{\n  |\n}', 'kind')).toBe('{\n  "kind": \n}');
  });

  it('a mount is not offered without its volume', () => {
    expect(offered(cursorIn(pod('|')), { file: 'web.json' }).map(({ label }) => label)).not.toContain(
      'volumeMounts (writable /tmp)',
    );
  });
});

test('in YAML between braces', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  ';
  expect(taken(`${pod}containers: [|]`, 'name, image')).toBe(
    `${pod}containers: [{ name: web, image: registry.example.com/web:1.0.0 }]`,
  );
  expect(taken(`${pod}volumes: [{name: a, |}]`, 'configMap')).toBe(
    `${pod}volumes: [{name: a, configMap: { name: name }}]`,
  );
  expect(taken(`${pod}securityContext: {|}`, 'seccompProfile')).toBe(
    `${pod}securityContext: {seccompProfile: { type: RuntimeDefault }}`,
  );
  expect(labels('apiVersion: v1\nkind: Pod\nspec: {securityContext: |}')).toContain('restricted');
});
