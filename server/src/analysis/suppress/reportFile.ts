import { parse } from '../../syntax/parse.ts';
import type { PlacedSection, Section } from '../../syntax/sections.ts';
import type { Finding } from '../finding.ts';
import type { JudgeContext, SectionVerdict } from '../judge.ts';
import { suppressionsAtTop } from './fileWide.ts';
import { createReporter, reportMisplaced, reportOne } from './report.ts';
import { suppressionsOf } from './scan.ts';
import type { Named } from './suppression.ts';

/** A finding about a suppression for the whole file, and the section that it stands in. */
export interface FileFinding {
  readonly finding: Finding;
  /** Index of the section in the file. */
  readonly document: number;
}

/** What is wrong with the suppressions for the whole file; told once all of its sections are judged. */
export function reportFileWide(
  sections: readonly PlacedSection[],
  verdicts: readonly SectionVerdict[],
  context: JudgeContext,
): FileFinding[] {
  return sections.flatMap(({ section }, document) => {
    const misplaced = suppressionsOf(section).fileWide.filter(({ own }) => document > 0 || !own?.isAtTop);
    const top = document === 0 ? reportTop(sections, section, verdicts, context) : [];
    if (misplaced.length === 0) return top.map((finding) => ({ finding, document }));
    const reporter = createReporter(section, context.config);
    const wrong = misplaced.flatMap((suppression) => reportMisplaced(suppression, reporter));
    return [...top, ...wrong].map((finding) => ({ finding, document }));
  });
}

function reportTop(
  sections: readonly PlacedSection[],
  first: Section,
  verdicts: readonly SectionVerdict[],
  context: JudgeContext,
): Finding[] {
  const written = suppressionsAtTop(first);
  if (written.length === 0) return [];
  const reporter = createReporter(first, context.config);
  const failed = new Set(verdicts.flatMap(({ failures }) => failures.map(({ rule }) => rule)));
  const isInView = sections.every(({ section }) => {
    const { problems, templated } = parse(section);
    return problems.length === 0 && !templated;
  });
  const placeless = context.fileWide?.suppressions ?? [];
  return written.flatMap((suppression, index) => {
    const twin = placeless[index];
    const has = (named: Named): boolean => {
      const same = twin?.names[suppression.names.indexOf(named)];
      return same === undefined || !isInView || verdicts.some(({ used }) => used.has(same));
    };
    return reportOne(suppression, reporter, { used: { has }, failed });
  });
}
