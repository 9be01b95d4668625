import type { Finding } from '../analysis/finding.ts';
import { judgeSection } from '../analysis/judge.ts';
import { derive, derive2 } from '../base/derive.ts';
import type { Span } from '../base/span.ts';
import type { Fix, RuleContext, Safety } from '../rules/rule.ts';
import { applyOperations, canApply } from '../syntax/edit/apply.ts';
import type { Section } from '../syntax/sections.ts';

/** Which findings of a section to mend, and how boldly. */
export interface MendChoice {
  /** Also fixes that may change behaviour or insert default values. */
  readonly unsafe: boolean;
  readonly wants: (finding: Finding) => boolean;
}

/** A section after its findings were mended. */
export interface Mended {
  readonly text: string;
  /** The findings that are gone. */
  readonly fixed: readonly Finding[];
  /** Values to review, in `text`. */
  readonly tabStops: readonly Span[];
}

/** The fixes of a finding that can be applied here, as far as can be told cheaply. */
export const applicableFixes = derive2((section: Section, finding: Finding): readonly Fix[] =>
  finding.fixes().filter((fix) => canApply(section, fix.operations)),
);

/** How far a finding's best fix can be trusted; null where there is none. */
export function fixability(section: Section, finding: Finding): Safety | null {
  const fixes = applicableFixes(section, finding);
  if (fixes.length === 0) return null;
  return fixes.some(({ safety }) => safety === 'safe') ? 'safe' : 'unsafe';
}

/** A fix may make room for one that failed before; more rounds than this are never needed. */
const MAX_ROUNDS = 4;

/**
 * Mends all chosen findings of a section.
 *
 * Each fix is applied to the text that the fixes before it left, and kept only when its finding is gone and none is new; so
 * the result is never worse than any single fix, and mending the result again changes nothing.
 */
export function mendSection(section: Section, context: RuleContext, choice: MendChoice): Mended {
  let current: Mending = { section, tabStops: [] };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = current;
    current = mendOnce(current, context, choice);
    if (current === before) break;
  }
  const fixed = difference(
    judgeSection(section, context).findings,
    judgeSection(current.section, context).findings,
  );
  return { text: current.section.text, fixed, tabStops: current.tabStops };
}

interface Mending {
  readonly section: Section;
  readonly tabStops: readonly Span[];
}

function mendOnce(start: Mending, context: RuleContext, choice: MendChoice): Mending {
  let current = start;
  const failed = new Set<string>();
  const next = (): Finding | undefined =>
    judgeSection(current.section, context).findings.find(
      (finding) => choice.wants(finding) && !failed.has(identityOf(finding)),
    );
  for (let finding = next(); finding; finding = next()) {
    const mended = tryFixes(current, finding, context, choice.unsafe);
    if (mended) current = mended;
    else failed.add(identityOf(finding));
  }
  return current;
}

/** The text after the finding's first fitting fix that keeps its word, or undefined. */
function tryFixes(
  current: Mending,
  finding: Finding,
  context: RuleContext,
  unsafe: boolean,
): Mending | undefined {
  for (const fix of finding.fixes()) {
    if (fix.safety === 'unsafe' && !unsafe) continue;
    const outcome = applyOperations(current.section, fix.operations, current.tabStops);
    if (outcome.ok && keepsItsWord(current.section, outcome.section, finding, context)) return outcome;
  }
  return undefined;
}

/** Whether an edit removed a finding and brought no new one. */
export function keepsItsWord(
  before: Section,
  after: Section,
  finding: Finding,
  context: RuleContext,
): boolean {
  const old = judgeSection(before, context).findings;
  const now = judgeSection(after, context).findings;
  const gone = difference(old, now).some((other) => identityOf(other) === identityOf(finding));
  return gone && difference(now, old).length === 0;
}

/**
 * Says which findings of two versions of a text are the same one. Mending never moves a resource or container; positions in
 * other lists may have shifted, so the place itself is no part of it.
 */
const identityOf = derive((finding: Finding): string => {
  const { rule, messageId, data, resource, container } = finding;
  return JSON.stringify([rule, messageId, data, container?.root.path, resource?.root.path]);
});

/** The findings of the first list that the second has no counterpart of. */
function difference(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const finding of second) counts.set(identityOf(finding), (counts.get(identityOf(finding)) ?? 0) + 1);
  return first.filter((finding) => {
    const count = counts.get(identityOf(finding)) ?? 0;
    counts.set(identityOf(finding), count - 1);
    return count <= 0;
  });
}
