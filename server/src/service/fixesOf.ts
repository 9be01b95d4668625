import { derive2 } from '../base/derive.ts';
import type { Fix, Safety } from '../rules/rule.ts';
import { findsOthers } from './applyFix.ts';
import type { PlacedFinding } from './diagnose.ts';
import { applicableFixes, isApplicable } from './mend.ts';
import type { Snapshot } from './snapshot.ts';

/** The fixes of a finding that can be applied where it stands, the obvious one first. */
export function fixesOf(snapshot: Snapshot, { document, finding }: PlacedFinding): readonly Fix[] {
  const section = snapshot.file.sections[document]?.section;
  const fixes = section ? applicableFixes(section, finding) : [];
  return fixes.filter((fix) => findsOthers(snapshot, fix));
}

/** How far a finding's best fix can be trusted; null where there is none. Tries no more fixes than it must. */
export const fixability = derive2(
  (snapshot: Snapshot, { document, finding }: PlacedFinding): Safety | null => {
    const section = snapshot.file.sections[document]?.section;
    if (!section) return null;
    const fixes = finding.fixes();
    const isPossible = (safety: Safety): boolean =>
      fixes.some((fix) => fix.safety === safety && isApplicable(section, fix) && findsOthers(snapshot, fix));
    if (isPossible('safe')) return 'safe';
    return isPossible('unsafe') ? 'unsafe' : null;
  },
);
