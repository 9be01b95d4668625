import type { Fix, Safety } from '../rules/rule.ts';
import { findsOthers } from './applyFix.ts';
import type { PlacedFinding } from './diagnose.ts';
import { applicableFixes } from './mend.ts';
import type { Snapshot } from './snapshot.ts';

/** The fixes of a finding that can be applied where it stands, the obvious one first. */
export function fixesOf(snapshot: Snapshot, { document, finding }: PlacedFinding): readonly Fix[] {
  const section = snapshot.file.sections[document]?.section;
  const fixes = section ? applicableFixes(section, finding) : [];
  return fixes.filter((fix) => findsOthers(snapshot, fix));
}

/** How far a finding's best fix can be trusted; null where there is none. */
export function fixability(snapshot: Snapshot, placed: PlacedFinding): Safety | null {
  const fixes = fixesOf(snapshot, placed);
  if (fixes.length === 0) return null;
  return fixes.some(({ safety }) => safety === 'safe') ? 'safe' : 'unsafe';
}
