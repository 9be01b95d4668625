import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { withFile } from '../../../server/src/kube/facts/facts.ts';
import { factsOfFile } from '../../../server/src/service/fileFacts.ts';
import { hover } from '../../../server/src/service/hover.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { splitSections } from '../../../server/src/syntax/sections.ts';
import { hoverAt, packageDescriptions } from '../../support/hoverAt.ts';
import { dedent } from '../../support/ruleTester.ts';

/** Hovers where `|` stands in /shop/app/web.yaml, beside another file. */
function beside(file: string, other: string, marked: string, line?: number): string | undefined {
  const text = dedent(marked);
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const facts = factsOfFile(splitSections(dedent(other)), file);
  const snapshot = createSnapshot(text.replace('|', ''), DEFAULT_CONFIG, {
    file: 'file:///shop/app/web.yaml',
    factsWith: (own) => withFile({ files: [facts] }, own),
  });
  return hover(snapshot, position, {
    descriptions: packageDescriptions,
    ...(line === undefined ? {} : { lineOf: () => line }),
  })
    ?.markdown.split('\n\n---\n\n')
    .at(-1);
}

const SECRET = `
  apiVersion: v1
  kind: Secret
  metadata: {name: db, namespace: shop}
  stringData: {password: hunter2, user: admin}
`;

const pod = (source: string) => `
  apiVersion: v1
  kind: Pod
  metadata: {name: web, namespace: shop}
  spec:
    containers:
      - name: web
        image: registry.example.com/web:1
        env:
          - name: PASSWORD
            valueFrom:
              secretKeyRef: ${source}
`;

test('a Secret: where it is, and its keys, never its values', () => {
  const text = beside('file:///shop/db/secret.yaml', SECRET, pod('{name: d|b, key: password}'));
  expect(text).toBe(
    '**db** (Secret)\n\nDefined by Secret **shop/db**, in [../db/secret.yaml](file:///shop/db/secret.yaml). Keys: `password`, `user`.',
  );
});

test('the line, for clients that go there', () => {
  expect(beside('file:///shop/db/secret.yaml', SECRET, pod('{name: d|b, key: password}'), 3)).toContain(
    'in [../db/secret.yaml](file:///shop/db/secret.yaml#L3).',
  );
});

test('a key of a Secret', () => {
  expect(beside('file:///shop/db/secret.yaml', SECRET, pod('{name: db, key: pass|word}'))).toMatch(
    /^\*\*password\*\* \(key of Secret `db`\)\n\nDefined by/,
  );
  expect(beside('file:///shop/db/secret.yaml', SECRET, pod('{name: db, key: toke|n}'))).toMatch(
    /It has no key `token`\.$/,
  );
});

test('what is defined nowhere in view', () => {
  expect(beside('file:///shop/db/secret.yaml', SECRET, pod('{name: oth|er, key: password}'))).toBe(
    '**other** (Secret)\n\nNo manifest in view defines it.',
  );
});

test('names cannot break out of the text', () => {
  const evil = SECRET.replace('name: db', 'name: "a](command:x)`<b>"');
  const text = beside('file:///shop/x%20(1).yaml', evil, pod('{name: "a](comm|and:x)`<b>", key: password}'));
  expect(text).toContain('**a\\](command:x)\\`\\<b\\>** (Secret)');
  expect(text).toContain('](file:///shop/x%20%281%29.yaml)');
});

describe('roles', () => {
  const binding = (kind: string, name: string) => `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: web, namespace: shop}
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ${kind}
      name: ${name}
  `;

  test('of every cluster', () => {
    expect(hoverAt(binding('ClusterRole', 'cluster-ad|min'))?.split('\n\n---\n\n').at(-1)).toMatch(
      /^\*\*cluster-admin\*\* \(role\)\n\nMay do everything/,
    );
    expect(hoverAt(binding('Role', 'cluster-ad|min'))).toMatch(/No manifest in view defines it\./);
  });

  test('of the workspace, with what they grant', () => {
    const role = `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: reader, namespace: shop}
      rules:
        - apiGroups: [""]
          resources: [pods]
          verbs: [get, list]
    `;
    expect(beside('file:///shop/app/role.yaml', role, binding('Role', 'rea|der'))).toBe(
      '**reader** (role)\n\nDefined by Role **shop/reader**, in [role.yaml](file:///shop/app/role.yaml).\n\n- `get`, `list` on `pods`',
    );
  });
});

const WORKLOAD = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: {name: api, namespace: shop}
  spec:
    selector: {matchLabels: {app: api}}
    template:
      metadata: {labels: {app: api}}
      spec:
        containers:
          - name: api
            image: registry.example.com/api:1
            ports: [{name: http, containerPort: 8080}]
`;

const service = (selector: string, port: string) => `
  apiVersion: v1
  kind: Service
  metadata: {name: api, namespace: shop}
  spec:
    selector: {app: ${selector}}
    ports: [{port: 80, targetPort: ${port}}]
`;

test('what a selector selects', () => {
  expect(beside('file:///shop/app/api.yaml', WORKLOAD, service('ap|i', 'http'))).toBe(
    'Matches:\n- Deployment **shop/api**, in [api.yaml](file:///shop/app/api.yaml)',
  );
  expect(beside('file:///shop/app/api.yaml', WORKLOAD, service('we|b', 'http'))).toBe(
    'Matches no workload in view.',
  );
});

test('where a port of a Service leads', () => {
  expect(beside('file:///shop/app/api.yaml', WORKLOAD, service('api', 'ht|tp'))).toMatch(
    /^Leads to:\n- container api, port 8080 \(`http`\), of Deployment \*\*shop\/api\*\*/,
  );
  expect(beside('file:///shop/app/api.yaml', WORKLOAD, service('api', '90|90'))).toMatch(
    /^\*\*targetPort\*\*/,
  );
});
