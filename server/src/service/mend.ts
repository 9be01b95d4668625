import type { Finding } from '../analysis/finding.ts';
import { type JudgeContext, judgeSection } from '../analysis/judge.ts';
import { derive, derive2 } from '../base/derive.ts';
import type { Path } from '../base/path.ts';
import type { Severity } from '../config/config.ts';
import { resourcesOf } from '../kube/resource.ts';
import type { Fix } from '../rules/rule.ts';
import { rankOf } from '../rules/selection.ts';
import { canApply } from '../syntax/edit/apply.ts';
import {
  cutItems,
  type EditedLines,
  type EditedSection,
  type JoinedList,
  joinItems,
} from '../syntax/edit/items.ts';
import { isSameOperation, meet } from '../syntax/edit/meet.ts';
import type { EditOperation } from '../syntax/edit/operation.ts';
import type { Section } from '../syntax/sections.ts';
import { applyToSection, fitsFixAll, staysInDocument } from './applyFix.ts';
import { difference, identityOf } from './sameFinding.ts';
import { contextAfter } from './snapshot.ts';

/** Which findings of a section to mend, and how boldly. */
export interface MendChoice {
  /** Also fixes that may change behaviour or insert default values. */
  readonly unsafe: boolean;
  /** @param place where the root that the finding's paths start from stands in the section: not at `[]` in an item */
  readonly wants: (finding: Finding, place: Path) => boolean;
}

/** A section after its findings were mended. */
export interface Mended {
  readonly section: Section;
  /** What holds for the other sections of the file now. */
  readonly context: JudgeContext;
  /** The lines that may have changed. */
  readonly lines: readonly EditedLines[];
}

/** The fixes of a finding that can be applied here, as far as can be told cheaply. */
export const applicableFixes = derive2((section: Section, finding: Finding): readonly Fix[] =>
  finding.fixes().filter((fix) => isApplicable(section, fix)),
);

/** Whether a fix can be applied to its own section, as far as can be told cheaply. */
function isApplicable(section: Section, fix: Fix): boolean {
  return (
    fix.changes !== undefined ||
    canApply(section, fix.operations) ||
    (fix.operations.length === 0 && !staysInDocument(fix))
  );
}

/** A fix may make room for one that failed before; more rounds than this are never needed. */
const MAX_ROUNDS = 8;

/**
 * Characters of text that may be parsed to mend one section: about ten seconds. Only a list of megabytes whose items anchors tie
 * together comes near; what is not mended then stays reported.
 */
const MAX_EFFORT = 32 * 1024 * 1024;

/** What holds while a section is being mended. */
interface Job extends MendChoice {
  /** What holds for a version of the section. */
  readonly contextOf: (version: Section) => JudgeContext;
  /** Characters parsed so far. */
  readonly effort: { spent: number };
}

/**
 * Mends all chosen findings of a section.
 *
 * Fixes that do not meet are applied together, the others to the text that those before them left. An edit is kept only when
 * what it was for is gone and nothing is new; so the result is never worse than any single fix, and mending it again changes
 * nothing. The items of a `List` are mended each by itself, so that the time grows with the text and not with its square.
 */
export function mendSection(section: Section, context: JudgeContext, choice: MendChoice): Mended {
  const contextOf = derive((version: Section) => contextAfter(context, section, version));
  const job: Job = { ...choice, contextOf, effort: { spent: 0 } };
  const { section: mended, tabStops, lines } = mend({ section, tabStops: [] }, [], job);
  const whole = { start: 0, before: section.text, after: mended.text, tabStops };
  return { section: mended, context: contextOf(mended), lines: lines ?? [whole] };
}

interface Mending extends EditedSection {
  readonly lines?: JoinedList['lines'];
}

function mend(start: Mending, place: Path, job: Job): Mending {
  const list = mendItems(start.section, place, job);
  if (list) return list;
  let current = start;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = mendTogether(current, place, job) ?? mendOneByOne(current, place, job);
    if (next === current) break;
    current = next;
  }
  return current;
}

/** Mends the items of a `List`; undefined where the section is none, or its items cannot be told apart. */
function mendItems(section: Section, place: Path, job: Job): Mending | undefined {
  // Comments before an item, and a block around it, speak of it; cut out alone it would not know.
  if (/manifest-guard-|trivy:ignore:/i.test(section.text)) return undefined;
  const isList = resourcesOf(section).some(({ root }) => root.path.length > 0);
  const items = isList ? cutItems(section, 'items') : undefined;
  // What an item says to the others counts as part of its list: it is looked at again with the whole.
  const itemContext = job.contextOf(section);
  const itemJob: Job = { ...job, contextOf: () => itemContext };
  const mended = items?.map((item, index) =>
    mend({ section: item.section, tabStops: [] }, [...place, 'items', index], itemJob),
  );
  const joined = items && mended && joinItems(section, 'items', items, mended);
  return joined && !brings(section, joined.section, 'error', job) ? joined : undefined;
}

function wanted({ section }: Mending, place: Path, job: Job): Finding[] {
  const { findings } = judgeSection(section, job.contextOf(section));
  return findings.filter((finding) => job.wants(finding, place));
}

function allowedFixes(finding: Finding, { unsafe }: Job): readonly Fix[] {
  return finding.fixes().filter((fix) => (fix.safety === 'safe' || unsafe) && fitsFixAll(fix));
}

/** The text after the first fix of each finding, as far as they do not meet; undefined where that does not work out. */
function mendTogether(current: Mending, place: Path, job: Job): Mending | undefined {
  const operations: EditOperation[] = [];
  const mended: Finding[] = [];
  for (const finding of wanted(current, place, job)) {
    const [fix] = allowedFixes(finding, job);
    if (
      !fix ||
      fix.changes ||
      fix.operations.some((operation) => operations.some((other) => meet(operation, other)))
    )
      continue;
    const isNew = (operation: EditOperation) =>
      !operations.some((other) => isSameOperation(operation, other));
    operations.push(...fix.operations.filter(isNew));
    mended.push(finding);
  }
  return mended.length > 1 ? tryEdit(current, { operations }, mended, job) : undefined;
}

function mendOneByOne(start: Mending, place: Path, job: Job): Mending {
  let current = start;
  const failed = new Set<string>();
  const next = (): Finding | undefined =>
    wanted(current, place, job).find((finding) => !failed.has(identityOf(finding)));
  for (let finding = next(); finding; finding = next()) {
    const mended = tryFixes(current, finding, job);
    if (mended) current = mended;
    else failed.add(identityOf(finding));
  }
  return current;
}

/** The text after the finding's first fitting fix that keeps its word, or undefined. */
function tryFixes(current: Mending, finding: Finding, job: Job): Mending | undefined {
  for (const fix of allowedFixes(finding, job)) {
    const mended = tryEdit(current, fix, [finding], job);
    if (mended) return mended;
  }
  return undefined;
}

/** The text after an edit, where it removes the findings that it is for and brings none that is as bad. */
function tryEdit(
  current: Mending,
  fix: Pick<Fix, 'operations' | 'changes'>,
  mended: readonly Finding[],
  job: Job,
): Mending | undefined {
  const { contextOf, effort } = job;
  effort.spent += current.section.text.length * Math.max(fix.operations.length, 1);
  if (effort.spent > MAX_EFFORT) return undefined;
  const outcome = applyToSection(current.section, fix, current.tabStops);
  if (!outcome.ok || brings(current.section, outcome.section, mildest(mended), job)) return undefined;
  if (touchesSuppressed(current.section, outcome.section, job)) return undefined;
  const old = judgeSection(current.section, contextOf(current.section)).findings;
  const now = judgeSection(outcome.section, contextOf(outcome.section)).findings;
  const gone = new Set(difference(old, now).map(identityOf));
  return mended.every((finding) => gone.has(identityOf(finding))) ? outcome : undefined;
}

/**
 * Whether a fix of something else also mends what somebody said to leave as it is: a value of the pod that is right for one container may
 * stop another, which was excepted for a reason.
 */
function touchesSuppressed(before: Section, after: Section, { contextOf }: Job): boolean {
  const left = judgeSection(after, contextOf(after)).suppressed.map(({ finding }) => placeOf(finding));
  return judgeSection(before, contextOf(before)).suppressed.some(({ finding }) => {
    const index = left.indexOf(placeOf(finding));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

const placeOf = ({ rule, container, resource }: Finding): string =>
  JSON.stringify([rule, container?.root.path, resource?.root.path]);

/**
 * Whether a version has findings of this severity or worse that the one before has not. What is milder may come up: a pod that leaves
 * the network of the node is one that a NetworkPolicy can be missing for. A suppression that is not needed any more does not count.
 */
function brings(before: Section, after: Section, from: Severity, { contextOf }: Job): boolean {
  const of = (section: Section): Finding[] =>
    judgeSection(section, contextOf(section)).findings.filter(
      ({ category, severity }) => category !== 'suppression' && rankOf(severity) >= rankOf(from),
    );
  return difference(of(after), of(before)).length > 0;
}

function mildest(findings: readonly Finding[]): Severity {
  const severities = findings.map(({ severity }) => severity);
  return severities.reduce((mild, severity) => (rankOf(severity) < rankOf(mild) ? severity : mild), 'error');
}
