import { expect, test } from 'vitest';
import { createLineMap } from '../../server/src/base/lineMap.ts';
import type { Range } from '../../server/src/base/span.ts';
import { applyChanges } from '../../server/src/base/span.ts';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { offerActions, resolveAction } from '../../server/src/service/codeActions.ts';
import type { FileEdit } from '../../server/src/service/fileEdits.ts';
import { fixAll } from '../../server/src/service/fixAll.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { dedent } from '../support/ruleTester.ts';

const config = { ...DEFAULT_CONFIG, profile: 'pss-baseline' as const };
const TEXT = dedent(`
  # first
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: x }
  ---
  apiVersion: v1
  kind: Pod
  metadata:
    name: shop
  spec:
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          privileged: true # why
      - name: api
        image: registry.example.com/api:1
        securityContext: { privileged: true }
`);

function apply(text: string, edits: readonly FileEdit[]): string {
  const lines = createLineMap(text);
  return applyChanges(
    text,
    edits.map(({ range, newText }) => ({
      start: lines.offsetAt(range.start),
      end: lines.offsetAt(range.end),
      newText,
    })),
  );
}

const at = (line: number, character: number): Range => ({
  start: { line, character },
  end: { line, character },
});

test('offers the fix, its siblings and the hardening of container and workload', () => {
  const offers = offerActions(createSnapshot(TEXT, config), at(14, 21));
  const mending = offers.filter(({ request }) => request.type !== 'suppress');
  expect(mending.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    'quickfix: Set privileged to false (review: a workload that needs the node itself stops working)',
    'quickfix: Fix all 2 "privileged-container" in this file (review)',
    'refactor.rewrite: Harden container "web", with the fixes to review',
    'refactor.rewrite: Harden Pod "shop", with the fixes to review',
  ]);
});

test('offers nothing where no finding is, and honours the kinds asked for', () => {
  const snapshot = createSnapshot(TEXT, config);
  expect(offerActions(snapshot, at(0, 0))).toEqual([]);
  expect(offerActions(snapshot, at(14, 21), ['source.fixAll'])).toEqual([]);
  expect(offerActions(snapshot, at(14, 21), ['refactor']).map(({ kind }) => kind)).toEqual([
    'refactor.rewrite',
    'refactor.rewrite',
  ]);
});

test('a fix resolves to the smallest edit, in lines of the file', () => {
  const snapshot = createSnapshot(TEXT, config);
  const [offer] = offerActions(snapshot, at(14, 21));
  const outcome = offer && resolveAction(snapshot, offer.request);
  const range = { start: { line: 14, character: 20 }, end: { line: 14, character: 23 } };
  expect(outcome).toEqual({
    ok: true,
    files: [{ file: '', edits: [{ range, newText: 'fals', snippet: undefined }] }],
  });
});

test('hardening a container leaves the others alone; fixing all of a rule does not', () => {
  const snapshot = createSnapshot(TEXT, config);
  const offers = offerActions(snapshot, at(14, 21));
  const texts = [offers[2], offers[1]].map((offer) => {
    const outcome = offer && resolveAction(snapshot, offer.request);
    return outcome?.ok ? apply(TEXT, outcome.files[0]?.edits ?? []) : '';
  });
  expect(texts[0]).toBe(TEXT.replace('privileged: true # why', 'privileged: false # why'));
  expect(texts[1]).toBe(TEXT.replaceAll('privileged: true', 'privileged: false'));
});

test('a silent fix-all applies no unsafe fix', () => {
  const snapshot = createSnapshot(TEXT, config);
  expect(fixAll(snapshot, { unsafe: false }).edits).toEqual([]);
  const all = fixAll(snapshot, { unsafe: true });
  expect(all.text).toBe(TEXT.replaceAll('privileged: true', 'privileged: false'));
  expect(apply(TEXT, all.edits)).toBe(all.text);
  expect([all.fixed.length, all.left.length]).toEqual([2, 0]);
});

test('a request that no longer fits is refused with a reason', () => {
  const snapshot = createSnapshot(TEXT, config);
  const [offer] = offerActions(snapshot, at(14, 21));
  const later = createSnapshot(TEXT.replaceAll('true', 'false'), config, { previous: snapshot });
  expect(offer && resolveAction(later, offer.request)).toEqual({
    ok: false,
    reason: 'The finding is no longer there.',
  });
});
