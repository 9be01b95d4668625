import { derive2 } from '../base/derive.ts';
import type { Config } from '../config/config.ts';
import { resourcesOf } from '../kube/resource.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Section } from '../syntax/sections.ts';
import type { Finding } from './finding.ts';
import { withoutSuperseded, withoutYielding } from './heard.ts';
import { aloneIn, judgeAlone, judgeAmong, type Pass, type RuleFailure } from './passes.ts';
import { applySuppressions, type Suppressed } from './suppress/apply.ts';
import type { FileWide } from './suppress/fileWide.ts';
import { reportSuppressions } from './suppress/report.ts';

/** What a verdict depends on besides the section: what rules see, and what is suppressed in the whole file. */
export interface JudgeContext extends RuleContext {
  /** What rules see of it: one object as long as nothing in that changes. Default: the context itself. */
  readonly rules?: RuleContext;
  readonly fileWide?: FileWide | undefined;
}

/** The verdicts on one section, and rules that failed on it. */
export interface SectionVerdict extends Suppressed {
  /** What is to be reported, in the order of the text. */
  readonly findings: readonly Finding[];
  /** Rules that threw; each lost its own findings in one resource only. */
  readonly failures: readonly RuleFailure[];
}

/**
 * What is to be reported of a section: what all rules that are on say, without what is suppressed, and what is wrong with the
 * suppressions. Runs once per section text and context.
 */
export const judgeSection = derive2(
  (section: Section, context: JudgeContext): SectionVerdict =>
    reported(judgeOpenly(section, context.rules ?? context), context.fileWide ?? NOTHING_FILE_WIDE),
);

const NOTHING_FILE_WIDE: FileWide = { text: '', suppressions: [] };

const reported = derive2((said: OpenVerdict, fileWide: FileWide): SectionVerdict => {
  const { section, config } = said;
  const { findings, suppressed, used } = applySuppressions(section, said, config, fileWide);
  const failed = new Set(said.failures.map(({ rule }) => rule));
  const wrong = reportSuppressions(section, config, { used, failed });
  return {
    findings: wrong.length > 0 ? [...findings, ...wrong].sort(byPlace) : findings,
    suppressed,
    used,
    failures: said.failures,
  };
});

/** What rules say of a section, suppressed or not. */
interface OpenVerdict {
  readonly section: Section;
  readonly config: Config;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** What nobody hears because another rule speaks in its place, or the profile does not want it. */
  readonly silent: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/** What all rules that are on say about a section, whatever is suppressed there. */
export const judgeOpenly = derive2(
  (section: Section, context: RuleContext): OpenVerdict =>
    together(judgeAlone(section, aloneIn(section, context)), judgeAmong(section, context)),
);

const together = derive2((own: Pass, among: Pass): OpenVerdict => {
  const { section, config } = own;
  const findings: Finding[] = [];
  const silent: Finding[] = [];
  for (const index of resourcesOf(section).keys()) {
    const said = [...(own.said[index] ?? []), ...(among.said[index] ?? [])];
    const heard = new Set(withoutYielding(withoutSuperseded(said), config));
    for (const item of said) (item.isWanted && heard.has(item) ? findings : silent).push(item.finding);
  }
  const failures = [...own.failures, ...among.failures];
  return { section, config, findings: findings.sort(byPlace), silent, failures };
});

const byPlace = (a: Finding, b: Finding): number => a.span.start - b.span.start || a.span.end - b.span.end;
