import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import type { FileFacts } from '../../server/src/kube/facts/facts.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import { applyFix, findsOthers } from '../../server/src/service/applyFix.ts';
import { factsOfFile } from '../../server/src/service/fileFacts.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { applyEdits } from '../support/applyEdits.ts';

const WEB = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web # the shop\n';
const ACCOUNT = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  namespace: shop\n';

function snapshotOf(text: string, other = '') {
  const beside = factsOfFile(splitSections(other), 'beside.yaml');
  const factsWith = (own: FileFacts) => ({ files: [own, beside] });
  return createSnapshot(text, DEFAULT_CONFIG, { file: 'own.yaml', factsWith });
}

function run(text: string, fix: Partial<Fix>, other = '') {
  const snapshot = snapshotOf(text, other);
  const whole: Fix = { title: 'Do it', safety: 'unsafe', operations: [], ...fix };
  const outcome = applyFix(snapshot, 0, whole, (file) => (file === 'beside.yaml' ? other : undefined));
  if (!outcome.ok) return outcome.reason;
  return outcome.files.map(({ file, edits }) => [
    file,
    applyEdits(file === 'own.yaml' ? text : other, edits),
  ]);
}

test('adds documents behind the file, with tab stops and quotes where YAML 1.1 needs them', () => {
  const adds = [{ kind: 'Note', data: { answer: 'yes', size: { tabStop: 3 }, list: ['a', 'b'] } }];
  const added = '---\nkind: Note\ndata:\n  answer: "yes"\n  size: 3\n  list:\n    - a\n    - b\n';
  expect(run(WEB, { adds })).toEqual([['own.yaml', WEB + added]]);
  expect(run(WEB.trimEnd(), { adds })).toEqual([['own.yaml', WEB + added]]);
  const outcome = applyFix(
    snapshotOf(WEB),
    0,
    { title: '', safety: 'unsafe', operations: [], adds },
    () => '',
  );
  expect(outcome.ok && outcome.files[0]?.edits[0]?.snippet).toContain(`size: ${'$'}{1:3}`);
});

test('keeps the line ends of the file in what it adds', () => {
  const text = WEB.replaceAll('\n', '\r\n');
  expect(run(text, { adds: [{ a: 1 }] })).toEqual([['own.yaml', `${text}---\r\na: 1\r\n`]]);
});

test('changes the own document, another one of the file, and the end of the file at once', () => {
  const set = (key: string) => [{ kind: 'set' as const, path: ['metadata', key], value: 'x' }];
  const text = `${WEB}---\n${ACCOUNT}`;
  const others = [{ kind: 'ServiceAccount', namespace: 'shop', name: 'web', operations: set('b') }];
  expect(run(text, { operations: set('a'), others, adds: [{ c: 1 }] })).toEqual([
    ['own.yaml', `${WEB}  a: x\n---\n${ACCOUNT}  b: x\n---\nc: 1\n`],
  ]);
});

test('changes an object in another file, in a list too', () => {
  const operations = [{ kind: 'set' as const, path: ['automountServiceAccountToken'], value: false }];
  const others = [{ kind: 'ServiceAccount', namespace: 'shop', name: 'web', operations }];
  expect(run(WEB, { others }, ACCOUNT)).toEqual([
    ['own.yaml', WEB],
    ['beside.yaml', `${ACCOUNT}automountServiceAccountToken: false\n`],
  ]);
  const list = `apiVersion: v1\nkind: List\nitems:\n  - ${ACCOUNT.trimEnd().replaceAll('\n', '\n    ')}\n`;
  expect(run(WEB, { others }, list)).toEqual([
    ['own.yaml', WEB],
    ['beside.yaml', `${list}    automountServiceAccountToken: false\n`],
  ]);
});

test('refuses where the other object is missing or there are two, and is not offered then', () => {
  const others = [{ kind: 'ServiceAccount', namespace: 'shop', name: 'web', operations: [] }];
  const fix: Fix = { title: '', safety: 'unsafe', operations: [], others };
  expect(run(WEB, { others })).toMatch(/not found/);
  expect(findsOthers(snapshotOf(WEB), fix)).toBe(false);
  expect(findsOthers(snapshotOf(WEB, ACCOUNT), fix)).toBe(true);
  expect(findsOthers(snapshotOf(WEB, `${ACCOUNT}---\n${ACCOUNT}`), fix)).toBe(false);
});

test('a JSON file takes no further object', () => {
  const json = '{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"}}\n';
  expect(run(json, { adds: [{ a: 1 }] })).toMatch(/JSON/);
  expect(findsOthers(snapshotOf(json), { title: '', safety: 'unsafe', operations: [], adds: [{}] })).toBe(
    false,
  );
});
