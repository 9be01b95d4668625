import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { type Facts, NO_FACTS, withFile } from '../../server/src/kube/facts/facts.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { factsOfFile } from '../../server/src/service/fileFacts.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';

const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.0.0
          volumeMounts:
            - name: data
              mountPath: /data
`;

function kustomization(file: string, text: string): Facts {
  return { files: [factsOfFile(splitSections(`${text}\n`), file)] };
}

function rulesOn(text: string, file: string, known: Facts): string[] {
  const factsWith = (own: (typeof NO_FACTS.files)[number]): Facts => withFile(known, own);
  const { findings } = diagnose(createSnapshot(text, DEFAULT_CONFIG, { file, known, factsWith }));
  return findings.map(({ finding }) => `${finding.rule} ${finding.messageId}`);
}

test('what no kustomization calls a patch is a whole object', () => {
  expect(rulesOn(PATCH, '/shop/overlay/web.yaml', NO_FACTS)).toContain('schema-validation missing');
});

test.each([
  ['patches, by path', '/shop/overlay/kustomization.yaml', 'patches: [{ path: web.yaml }]'],
  ['patchesStrategicMerge', '/shop/overlay/kustomization.yaml', 'patchesStrategicMerge: [./web.yaml]'],
  ['a folder above', '/shop/prod/kustomization.yaml', 'patches: [{ path: ../overlay/web.yaml }]'],
])('of a patch nothing is missing: %s', (_, file, text) => {
  expect(rulesOn(PATCH, '/shop/overlay/web.yaml', kustomization(file, text))).toEqual([
    'image-digest unpinned',
  ]);
});

test.each([
  ['in the working folder', 'kustomization.yaml', 'patches: [{ path: web.yaml }]', 'web.yaml'],
  ['below it', 'overlay/kustomization.yaml', 'patches: [{ path: web.yaml }]', 'overlay/web.yaml'],
  ['seen from below', 'overlay/kustomization.yaml', 'patches: [{ path: ../web.yaml }]', 'web.yaml'],
  ['beside it', '../shop/kustomization.yaml', 'patches: [{ path: ./web.yaml }]', '../shop/web.yaml'],
  ['on Windows', 'C:\\shop\\kustomization.yaml', 'patches: [{ path: web.yaml }]', 'C:\\shop\\web.yaml'],
])('files are found by relative and other paths: %s', (_, kustomizing, text, file) => {
  expect(rulesOn(PATCH, file, kustomization(kustomizing, text))).toEqual(['image-digest unpinned']);
});

test('a file of the same name in another folder is no patch', () => {
  const known = kustomization('overlay/kustomization.yaml', 'patches: [{ path: web.yaml }]');
  expect(rulesOn(PATCH, 'base/web.yaml', known)).toContain('schema-validation missing');
});

test('files are found by their URIs too', () => {
  const known = kustomization('file:///my%20shop/kustomization.yaml', 'patches: [{ path: a web.yaml }]');
  expect(rulesOn(PATCH, 'file:///my%20shop/a%20web.yaml', known)).toEqual(['image-digest unpinned']);
});

test('what a patch says is judged, and what no object may have', () => {
  const wrong = PATCH.replace(
    'volumeMounts:',
    'securityContext: { privileged: true }\n          volumeMount:',
  );
  const known = kustomization('/shop/kustomization.yaml', 'patches: [{ path: web.yaml }]');
  expect(rulesOn(wrong, '/shop/web.yaml', known)).toEqual([
    'image-digest unpinned',
    'privileged-container privileged',
    'schema-validation unknown',
  ]);
});

test('other kinds lack nothing as patches either', () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n';
  const known = kustomization('/shop/kustomization.yaml', 'patches: [{ path: namespace.yaml }]');
  expect(rulesOn(namespace, '/shop/namespace.yaml', NO_FACTS)).toContain('psa-enforce-label missing');
  expect(rulesOn(namespace, '/shop/namespace.yaml', known)).not.toContain('psa-enforce-label missing');
});

test('a patch stays one while it is typed, and is whole again when its kustomization drops it', () => {
  const known = kustomization('/shop/kustomization.yaml', 'patches: [{ path: web.yaml }]');
  const first = createSnapshot(PATCH, DEFAULT_CONFIG, { file: '/shop/web.yaml', known });
  const previous = { ...first, context: { ...first.context, facts: known } };
  const typed = createSnapshot(PATCH.replace('2.0.0', '2.0.1'), DEFAULT_CONFIG, {
    file: '/shop/web.yaml',
    previous,
  });
  expect(typed.file.sections.map(({ section }) => section.patch)).toEqual([true]);
  const dropped = createSnapshot(PATCH, DEFAULT_CONFIG, {
    file: '/shop/web.yaml',
    previous: first,
    known: NO_FACTS,
  });
  expect(dropped.file.sections.map(({ section }) => section.patch)).toEqual([undefined]);
});

test('a patch says the same to others as the text does', () => {
  const known = kustomization('/shop/kustomization.yaml', 'patches: [{ path: web.yaml }]');
  const { facts } = createSnapshot(PATCH, DEFAULT_CONFIG, { file: '/shop/web.yaml', known });
  expect(facts).toEqual(factsOfFile(splitSections(PATCH), '/shop/web.yaml'));
});
