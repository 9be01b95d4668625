import type { Finding } from '../analysis/finding.ts';
import { judgeSection } from '../analysis/judge.ts';
import type { Span } from '../base/span.ts';
import type { Fix, RuleContext, Safety } from '../rules/rule.ts';
import { applyOperations, canApply } from '../syntax/edit/apply.ts';
import { isSame, meet } from '../syntax/edit/meet.ts';
import type { EditOperation } from '../syntax/edit/operation.ts';
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
export function applicableFixes(section: Section, finding: Finding): readonly Fix[] {
  return finding.fixes().filter((fix) => canApply(section, fix.operations));
}

/** How far a finding's best fix can be trusted; null where there is none. */
export function fixability(section: Section, finding: Finding): Safety | null {
  const fixes = applicableFixes(section, finding);
  if (fixes.length === 0) return null;
  return fixes.some(({ safety }) => safety === 'safe') ? 'safe' : 'unsafe';
}

/** A fix may make room for one that failed before; more rounds than this are never needed. */
const MAX_ROUNDS = 8;

/**
 * Mends all chosen findings of a section.
 *
 * Fixes that do not meet are applied together, the others to the text that those before them left. An edit is kept only when
 * what it was for is gone and nothing is new; so the result is never worse than any single fix, and mending it again changes
 * nothing.
 */
export function mendSection(section: Section, context: RuleContext, choice: MendChoice): Mended {
  let current: Mending = { section, operations: [] };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = mendTogether(current, context, choice) ?? mendOneByOne(current, context, choice);
    if (next === current) break;
    current = next;
  }
  const { text } = current.section;
  const fixed = difference(
    judgeSection(section, context).findings,
    judgeSection(current.section, context).findings,
  );
  const atOnce = applyOperations(section, current.operations);
  return { text, fixed, tabStops: atOnce.ok && atOnce.text === text ? atOnce.tabStops : [] };
}

interface Mending {
  readonly section: Section;
  readonly operations: readonly EditOperation[];
}

function wanted({ section }: Mending, context: RuleContext, choice: MendChoice): Finding[] {
  return judgeSection(section, context).findings.filter(choice.wants);
}

function allowedFixes(finding: Finding, { unsafe }: MendChoice): readonly Fix[] {
  return finding.fixes().filter(({ safety }) => safety === 'safe' || unsafe);
}

/** The text after the first fix of each finding, as far as they do not meet; undefined where that does not work out. */
function mendTogether(current: Mending, context: RuleContext, choice: MendChoice): Mending | undefined {
  const operations: EditOperation[] = [];
  const mended: Finding[] = [];
  for (const finding of wanted(current, context, choice)) {
    const [fix] = allowedFixes(finding, choice);
    if (!fix || fix.operations.some((operation) => operations.some((other) => meet(operation, other))))
      continue;
    const isNew = (operation: EditOperation) => !operations.some((other) => isSame(operation, other));
    operations.push(...fix.operations.filter(isNew));
    mended.push(finding);
  }
  return mended.length > 1 ? tryEdit(current, operations, mended, context) : undefined;
}

function mendOneByOne(start: Mending, context: RuleContext, choice: MendChoice): Mending {
  let current = start;
  const failed = new Set<string>();
  const next = (): Finding | undefined =>
    wanted(current, context, choice).find((finding) => !failed.has(identityOf(finding)));
  for (let finding = next(); finding; finding = next()) {
    const mended = tryFixes(current, finding, context, choice);
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
  choice: MendChoice,
): Mending | undefined {
  for (const fix of allowedFixes(finding, choice)) {
    const mended = tryEdit(current, fix.operations, [finding], context);
    if (mended) return mended;
  }
  return undefined;
}

/** The text after an edit, where it removes the findings that it is for and brings no new one. */
function tryEdit(
  current: Mending,
  operations: readonly EditOperation[],
  mended: readonly Finding[],
  context: RuleContext,
): Mending | undefined {
  const outcome = applyOperations(current.section, operations);
  if (!outcome.ok) return undefined;
  const old = judgeSection(current.section, context).findings;
  const now = judgeSection(outcome.section, context).findings;
  const gone = new Set(difference(old, now).map(identityOf));
  const keepsItsWord =
    mended.every((finding) => gone.has(identityOf(finding))) && difference(now, old).length === 0;
  if (!keepsItsWord) return undefined;
  return { section: outcome.section, operations: [...current.operations, ...operations] };
}

/**
 * Says which findings of two versions of a text are the same one. Mending never moves a resource or container; positions in
 * other lists may have shifted, so the place itself is no part of it.
 */
function identityOf(finding: Finding): string {
  const { rule, messageId, data, resource, container } = finding;
  return JSON.stringify([rule, messageId, data, container?.root.path, resource?.root.path]);
}

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
