import type { Severity } from '../../config/config.ts';
import type { PlacedFinding } from '../../service/diagnose.ts';
import { type Counts, NO_COUNTS } from '../exitStatus.ts';
import { count, plain, type Style } from '../style.ts';

/** How a finding that is left can be fixed: by `fix` itself, by a fix that is applied in the editor, or by somebody who knows. */
export type WayToFix = 'with --unsafe' | 'one at a time' | 'by hand';

/** What `fix` did to a file. */
export interface FixReport {
  readonly file: string;
  /** Findings of the file as it was. */
  readonly fixed: readonly PlacedFinding[];
  /** Findings of the file as it is now. */
  readonly left: readonly PlacedFinding[];
  /** For each of `left`: how it can be fixed. */
  readonly fixes: readonly WayToFix[];
}

/** What `fix` did in all files. */
export interface FixTotals {
  readonly files: number;
  readonly changedFiles: number;
  readonly fixed: number;
  readonly left: number;
  readonly leftUnsafe: number;
  readonly counts: Counts;
}

/** Before the first file. */
export const NO_TOTALS: FixTotals = {
  files: 0,
  changedFiles: 0,
  fixed: 0,
  left: 0,
  leftUnsafe: 0,
  counts: NO_COUNTS,
};

/** Adds a file. */
export function addTotals(
  totals: FixTotals,
  { report, counts }: { readonly report: FixReport; readonly counts: Counts },
): FixTotals {
  const sum = (severity: Severity): number => totals.counts[severity] + counts[severity];
  return {
    files: totals.files + 1,
    changedFiles: totals.changedFiles + (report.fixed.length > 0 ? 1 : 0),
    fixed: totals.fixed + report.fixed.length,
    left: totals.left + report.left.length,
    leftUnsafe: totals.leftUnsafe + report.fixes.filter((fix) => fix === 'with --unsafe').length,
    counts: { error: sum('error'), warning: sum('warning'), info: sum('info'), hint: sum('hint') },
  };
}

/** What was done to a file and what is left in it, by rule; nothing where there was nothing to do. */
export function formatFixReport({ file, fixed, left, fixes }: FixReport, style: Style): string {
  if (fixed.length === 0 && left.length === 0) return '';
  const leftFor = (way: WayToFix) => left.filter((_, index) => fixes[index] === way);
  const warn: Style['good'] = (text) => style.severity('warning', text);
  const lines = [
    ...groupLine('fixed', fixed, style.good),
    ...groupLine('left, fixable with --unsafe', leftFor('with --unsafe'), warn),
    ...groupLine('left, fixable one at a time in an editor', leftFor('one at a time'), warn),
    ...groupLine('left, to decide by hand', leftFor('by hand'), warn),
  ];
  return `${[style.strong(plain(file)), ...lines].join('\n')}\n\n`;
}

function groupLine(title: string, findings: readonly PlacedFinding[], paint: Style['good']): string[] {
  if (findings.length === 0) return [];
  const byRule = new Map<string, number>();
  for (const { finding } of findings) byRule.set(finding.rule, (byRule.get(finding.rule) ?? 0) + 1);
  const rules = [...byRule].map(([rule, number]) => (number > 1 ? `${rule} (${number})` : rule));
  return [`  ${paint(title)}: ${rules.join(', ')}`];
}

/** What was done in all files, in a line. */
export function formatFixSummary(
  totals: FixTotals,
  { dryRun, unsafe }: { readonly dryRun: boolean; readonly unsafe: boolean },
  style: Style,
): string {
  const { fixed, changedFiles, files, left, leftUnsafe } = totals;
  const verb = dryRun ? 'Would fix' : 'Fixed';
  const done =
    fixed === 0
      ? `Nothing to fix in ${count(files, 'file')}.`
      : `${style.good(`${verb} ${count(fixed, 'finding')}`)} in ${changedFiles} of ${count(files, 'file')}.`;
  if (left === 0) return `${done}\n`;
  const hint =
    leftUnsafe > 0 && !unsafe ? `, ${leftUnsafe} of them fixable with --unsafe (review the result)` : '';
  return `${done} ${count(left, 'finding')} left${hint}.\n`;
}
