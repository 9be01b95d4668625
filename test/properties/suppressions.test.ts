import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { offerActions, resolveAction } from '../../server/src/service/codeActions.ts';
import { diagnose, type PlacedFinding } from '../../server/src/service/diagnose.ts';
import { createSnapshot, type Snapshot } from '../../server/src/service/snapshot.ts';
import type { Scope } from '../../server/src/service/suppress/actions.ts';
import { applyEdits } from '../support/applyEdits.ts';
import { readIndependently } from '../support/independentYaml.ts';
import { manifestValue, textOf } from '../support/manifestArbitraries.ts';

const countRules = (findings: readonly PlacedFinding[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { finding } of findings) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return counts;
};

/** What does not hold for a suppression of one finding, or undefined. */
function violation(snapshot: Snapshot, placed: PlacedFinding, scope: Scope): string | undefined {
  const { text } = snapshot.file;
  const outcome = resolveAction(snapshot, { type: 'suppress', key: placed.key, scope });
  if (!outcome.ok) return `${scope} is refused: ${outcome.reason}\n${text}`;
  const after = applyEdits(text, outcome.files[0]?.edits ?? []);
  const where = `${scope} ${placed.finding.rule}\n${after}`;
  if (scope !== 'object' || !/^\uFEFF?\s*[[{]/.test(text)) {
    const values = (of: string) => JSON.stringify(readIndependently(of).values);
    if (values(text) !== values(after)) return `the values change: ${where}`;
  }
  const before = diagnose(snapshot);
  const now = diagnose(createSnapshot(after, snapshot.context.config));
  const { rule } = placed.finding;
  for (const [other, count] of countRules(now.findings)) {
    const old = countRules(before.findings).get(other) ?? 0;
    if (count > old) return `${other} is new: ${where}`;
    if (other !== rule && count < old) return `${other} is gone: ${where}`;
  }
  const gone = before.findings.length - now.findings.length;
  if (gone < 1) return `it is still there: ${where}`;
  return now.suppressed.length === before.suppressed.length + gone ? undefined : `it is lost: ${where}`;
}

test('each suppression that is inserted silences its finding and changes nothing else', () => {
  let inserted = 0;
  const scopes: readonly Scope[] = ['line', 'container', 'object', 'file'];
  fc.assert(
    fc.property(textOf(manifestValue, 2), fc.nat(), ({ text }, seed) => {
      const snapshot = createSnapshot(text, DEFAULT_CONFIG);
      const { findings } = diagnose(snapshot);
      const placed = findings[seed % Math.max(findings.length, 1)];
      if (!placed) return;
      const offered = offerActions(snapshot, placed.range, ['quickfix']).flatMap(({ request }) =>
        request.type === 'suppress' && request.key.pointer === placed.key.pointer ? [request.scope] : [],
      );
      for (const scope of scopes) {
        if (!offered.includes(scope)) continue;
        inserted += 1;
        expect(violation(snapshot, placed, scope)).toBeUndefined();
      }
    }),
    { seed: 21, numRuns: 60, interruptAfterTimeLimit: 60_000 },
  );
  expect(inserted).toBeGreaterThan(60);
}, 120_000);
